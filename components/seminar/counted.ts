/** "1 article", "25 articles". @param one the word for one; an s makes it many */
export const counted = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

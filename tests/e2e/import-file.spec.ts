/** A Word file from the import page to an annotation on it. */
import { AlignmentType, Document, HeadingLevel, ImageRun, Packer, Paragraph, TextRun } from 'docx';
import sharp from 'sharp';
import { expectNoAxeViolations } from './support/axe';
import { comment, demoSeminar, expect, isReady, test, thread } from './support/reading';

async function report(): Promise<Buffer> {
  const data = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal', noise: { type: 'gaussian', mean: 120, sigma: 40 } } }).png().toBuffer();
  const text = (words: string) => new Paragraph({ children: [new TextRun(words)] });
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun('The Lock-Keeper’s Report')] }),
    new Paragraph({ children: [new TextRun('The water stood '), new TextRun({ text: 'two metres higher', bold: true }), new TextRun(' than in any year that the keepers of the lock had written down.')] }),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new ImageRun({ type: 'png', data, transformation: { width: 60, height: 40 }, altText: { name: 'lock', title: 'lock', description: 'The lock under water' } })] }),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('What was lost')] }),
    text('Three barges, a crane, and the book in which all of this had been written down since the canal was dug.'),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

test('a Word file is brought in with its picture, mended, kept and annotated', async ({ api, reader }) => {
  const page = await reader('instructor');
  await page.goto(`/seminars/${await demoSeminar(api('instructor'))}/import`);
  await page.getByLabel('Choose a file').setInputFiles({ name: 'report.docx', mimeType: 'application/octet-stream', buffer: await report() });

  await expect(page.getByLabel('Title')).toHaveValue('The Lock-Keeper’s Report');
  await expect(page.getByRole('img', { name: 'The lock under water' })).toHaveJSProperty('complete', true);
  const first = page.getByLabel('Text of paragraph 1', { exact: true });
  await first.fill((await first.inputValue()).replace('The water', 'The water of the canal'));
  await expectNoAxeViolations(page);
  // What was mended outlives a reload.
  await page.reload();
  await expect(first).toHaveValue(/^The water of the canal stood/);
  await page.getByRole('button', { name: 'Keep article' }).click();
  await page.waitForURL(/\/articles\//);

  await isReady(page);
  await expect(page.locator('strong')).toHaveText('two metres higher');
  const picture = page.getByRole('img', { name: 'The lock under water' });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60);
  await comment(page, { paragraph: 'p1', words: 'two metres higher' }, 'Higher than what?');
  await expect(thread(page, 'Higher than what?')).toBeVisible();
});

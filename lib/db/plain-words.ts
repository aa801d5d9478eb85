/**
 * Says what is wrong with a disk, a folder or a port, and how to mend it, where a message of the
 * system's or of PostgreSQL's tells that; any other message comes back as it is.
 */
export function plainWords(message: string): string {
  if (message.includes('DATA_DIR')) return message; // it is plain already
  if (/no space left|ENOSPC|EDQUOT|disk quota/i.test(message)) {
    return `The disk is full. Make room, or set DATA_DIR to a folder on another disk. (${message})`;
  }
  if (/EACCES|EPERM|EROFS|ENOTDIR|permission denied|read-only file system|not a directory/i.test(message)) {
    return `The folder cannot be written to. Set DATA_DIR to one that can. (${message})`;
  }
  return message;
}

import { strToU8, zipSync, type Zippable } from 'fflate';
import { png } from './pictures';

const page = (body: string) => `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`;

/** An e-book of two chapters and their notes. @param more files beside, or instead of them */
export function ebook(more: Record<string, string> = {}): Uint8Array {
  const files: Record<string, string> = {
    'META-INF/container.xml': '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OPS/book.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>On Salt</dc:title><dc:creator>Jo Dee</dc:creator><dc:creator>Al Bee</dc:creator><dc:language>en-GB</dc:language><dc:publisher>Mill Press</dc:publisher><dc:date>2011-07-05</dc:date></metadata>
<manifest><item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="two" href="text/two%20more.xhtml" media-type="application/xhtml+xml"/><item id="notes" href="notes.xhtml" media-type="application/xhtml+xml"/><item id="pan" href="pan.png" media-type="image/png"/></manifest>
<spine><itemref idref="one"/><itemref idref="two"/><itemref idref="notes" linear="no"/></spine></package>`,
    'OPS/text/one.xhtml': page('<h1>One</h1><p><a id="start"/>Salt is old<a epub:type="noteref" href="../notes.xhtml#n1">1</a>; see <a href="two%20more.xhtml#x">two</a>.</p><p><span epub:type="pagebreak" id="p2">2</span>It is dear.</p>'),
    'OPS/text/two more.xhtml': page('<h1 id="x">Two</h1><p>Roads carry it<a epub:type="noteref" href="../notes.xhtml#n2">1</a>.</p><img src="../pan.png" alt="A pan"/><img src="../gone.png" alt=""/>'),
    'OPS/notes.xhtml': page('<aside epub:type="footnote" id="n1"><p>1. They say.</p></aside><aside epub:type="footnote" id="n2"><p>1. Or carried.</p></aside>'),
    ...more,
  };
  const zipped: Zippable = { mimetype: [strToU8('application/epub+zip'), { level: 0 }], 'OPS/pan.png': png() };
  for (const [name, text] of Object.entries(files)) zipped[name] = strToU8(text);
  return zipSync(zipped);
}

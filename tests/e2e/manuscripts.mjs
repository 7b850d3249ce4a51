// A Word document, made here: a zip of stored files with a title, a tracked deletion and insertion, a comment, a list and a table.

import { crc32 } from 'node:zlib';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text, tag = 'w:t') => `<w:r><${tag} xml:space="preserve">${text}</${tag}></w:r>`;
const paragraph = (content, style = '') => `<w:p>${style && `<w:pPr>${style}</w:pPr>`}${content}</w:p>`;
const tracked = (kind, content) => `<w:${kind} w:id="1" w:author="A" w:date="2025-04-01T10:00:00Z">${content}</w:${kind}>`;

const FILES = {
  '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>
<Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="r4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`,
  'word/styles.xml': `<?xml version="1.0"?><w:styles ${W}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>`,
  'word/numbering.xml': `<?xml version="1.0"?><w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  'word/comments.xml': `<?xml version="1.0"?><w:comments ${W}><w:comment w:id="0" w:author="B">${paragraph(run('Is this so?'))}</w:comment></w:comments>`,
  'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${[
    paragraph(run('The bridge closes'), '<w:pStyle w:val="Title"/>'),
    paragraph(`${run('It ')}${tracked('del', run('may', 'w:delText'))}${tracked('ins', run('will'))}<w:commentRangeStart w:id="0"/>${run(' close in May.')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`),
    paragraph(run('Repairs'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    `<w:tbl><w:tr><w:tc>${paragraph(run('Cost'))}</w:tc></w:tr></w:tbl>`,
  ].join('')}</w:body></w:document>`,
};

const numbers = (...fields) => Buffer.concat(fields.map(([size, value]) => {
  const buffer = Buffer.alloc(size);
  buffer.writeUIntLE(value, 0, size);
  return buffer;
}));

/** The document's bytes. */
export const docx = () => {
  const [parts, directory] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(FILES)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const common = [[2, 20], [2, 0], [2, 0], [2, 0], [2, 33], [4, crc32(data)], [4, data.length], [4, data.length], [2, path.length], [2, 0]];
    const local = Buffer.concat([numbers([4, 0x04034b50], ...common), path, data]);
    directory.push(Buffer.concat([numbers([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), path]));
    parts.push(local);
    at += local.length;
  }
  const index = Buffer.concat(directory);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, directory.length], [2, directory.length], [4, index.length], [4, at], [2, 0]);
  return Buffer.concat([...parts, index, end]);
};

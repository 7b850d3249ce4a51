// Word documents, by mammoth: headings, lists, tables, links. It leaves out tracked deletions and comments. A bundle of its own, which is
// fetched when the first document is opened.

import mammoth from 'mammoth';

const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

/** The document as HTML. */
export const docx = async (bytes) => {
  const arrayBuffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  return (await mammoth.convertToHtml({ arrayBuffer }, { styleMap: STYLES, convertImage })).value;
};

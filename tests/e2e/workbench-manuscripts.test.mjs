// Formatted text keeps what makes an article of it; what its author deleted or said beside it never becomes text.

import assert from 'node:assert/strict';
import { inBrowser } from './support.mjs';
import { article, button, drop, manifestOf, open, pasteClipboard, trouble } from './workbench-support.mjs';
import { docx } from './manuscripts.mjs';

const declare = inBrowser();
const outline = (page) => page.evaluate(() =>
  [...document.querySelectorAll('claim-labels :is(h1, h2, h3, p, li, td, th)')].map((element) =>
    `${element.localName}: ${[...element.childNodes].filter((node) => !/^(ul|ol)$/.test(node.localName)).map((node) => node.textContent).join('').replace(/\s+/g, ' ').trim()}`));

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal {margin:0}</style></head><body><!--StartFragment-->
<p class=MsoTitle>The bridge closes<o:p></o:p></p>
<h2>What is known</h2>
<p class=MsoNormal>The mayor said it <del cite="mailto:A" datetime="2025-04-01T10:00">may</del><ins cite="mailto:A">will</ins> close
in May<span class=MsoCommentReference><a href="#_msocom_1">[A1]</a></span>.<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Repairs</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o </span>Nine million</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>· </span>Nobody asked</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1. </span>First</p>
<table><tr><td><p class=MsoNormal>Cost</p></td></tr></table>
<p class=MsoNormal><span style='mso-hide:all;display:none'>secret</span>The end.</p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Is this so?</p></div></div>
<!--EndFragment--></body></html>`;
const READ = ['h1: The bridge closes', 'h2: What is known', 'p: The mayor said it will close in May.', 'li: Repairs', 'li: Nine million', 'li: Nobody asked', 'li: First'];

declare('Word’s clipboard: headings, lists and tables stay, deletions and comments go', async ({ visit }) => {
  const page = await open(visit);
  await article(page).focus();
  await pasteClipboard(page, { 'text/html': WORD, 'text/plain': 'The bridge closes' });
  await article(page).getByText('The end.').waitFor();
  const found = await outline(page);
  assert.deepEqual(found.slice(0, READ.length), READ);
  assert.deepEqual(found.at(-1), 'p: The end.');
  assert.equal(await page.locator('claim-labels li li').innerText(), 'Nine million');
  assert.equal(await page.locator('claim-labels ol li').innerText(), 'First');
  for (const gone of ['it may', 'Is this so?', 'secret', '[A1]', '·']) assert.ok(!(await article(page).innerText()).includes(gone), gone);
  assert.equal((await manifestOf(page)).article.headline, 'The bridge closes');
});

declare('a page saved by Word is read like its clipboard', async ({ visit }) => {
  const page = await open(visit);
  await drop(page, { name: 'story.htm', text: WORD });
  await article(page).getByText('The end.').waitFor();
  assert.deepEqual((await outline(page)).slice(0, READ.length), READ);
});

declare('Google Docs and LibreOffice keep their structure, too', async ({ visit }) => {
  const page = await open(visit);
  await article(page).focus();
  await pasteClipboard(page, { 'text/html': `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="x">Title</span></h1>
    <ul><li dir="ltr"><p dir="ltr"><span>Point</span></p></li></ul><p dir="ltr"><span>Text.</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p></b>` });
  await article(page).getByText('Text.').waitFor();
  assert.deepEqual((await outline(page)).map((line) => line.replace('[a]', '')), ['h1: Title', 'li: Point', 'p: Point', 'p: Text.']);
});

declare('formatted text in the dialog is shown plain and opened with its headings; once it is changed, it is plain', async ({ visit }) => {
  const page = await open(visit);
  const html = '<h2>A heading</h2><ul><li>One</li></ul>';
  for (const [more, expected] of [['', ['h2: A heading', 'li: One']], [' more', ['p: A heading', 'p: One more']]]) {
    await button(page, 'Open…').click();
    const area = page.getByRole('textbox', { name: 'Text or HTML' });
    await area.focus();
    await pasteClipboard(page, { 'text/html': html, 'text/plain': 'A heading\nOne' });
    await page.getByText('The headings and lists of what you pasted are kept.').waitFor();
    await page.getByRole('radio', { name: /start a new manifest/ }).check();
    await area.press('Control+End');
    if (more) await page.keyboard.insertText(more);
    await button(page, 'Open the pasted article').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(await outline(page), expected);
  }
});

declare('plain text on the clipboard opens, too; text pasted into a field stays there', async ({ visit }) => {
  const page = await open(visit);
  await page.locator('#claim-row-0').click();
  await page.locator('[id="/claims/0/note"]').focus();
  await pasteClipboard(page, { 'text/plain': 'Not an article.' });
  await article(page).getByText('The Kremlin says').waitFor();
  await article(page).focus();
  await pasteClipboard(page, { 'text/plain': 'One line.\nAnother line.' });
  await article(page).getByText('Another line.').waitFor();
});

declare('a Word document opens with headings, lists and tables; what was deleted or commented is no text', async ({ visit }) => {
  const page = await open(visit);
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  assert.ok(!asked.includes('/workbench-docx.js'));
  await drop(page, { name: 'Story.docx', bytes: [...docx()] });
  await article(page).getByText('It will close in May.').waitFor();
  assert.ok(asked.includes('/workbench-docx.js'), 'what reads it is fetched when it is needed');
  assert.deepEqual(await outline(page), ['h1: The bridge closes', 'p: It will close in May.', 'li: Repairs', 'td: Cost', 'p: Cost']);
  await page.getByText('story.claims.json · no file yet').waitFor();
  await drop(page, { name: 'broken.docx', bytes: [1, 2, 3] });
  await trouble(page).getByText('“broken.docx” could not be read as a Word document').waitFor();
});

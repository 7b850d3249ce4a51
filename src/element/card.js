// What an open card needs of the browser: clipboard, other apps, history, swipes. Fetched when the first one opens.

export { copy, share } from './share.js';
export { attend, resume, watchHistory } from './sheet.js';

// Code that Playwright sends to a page as text.

const compiles = (text) => {
  try {
    return Boolean(new Function(text));
  } catch {
    return false;
  }
};
// Functions that give what `eval` of a text would give; statements give nothing.
const asFunction = (text) => (compiles(`return (${text}\n)`) ? `() => (${text}\n)` : `() => { ${text}\n }`);
const asModule = (text) => `() => { const module = {}; ${text}\n return module.exports.default(); }`;

// Playwright calls `eval` on code that it sends as text. Each such text, with a function that does the same.
export const evaluations = (args) => {
  const found = args[3]?.type === 'string' ? [[args[3].value, asFunction(args[3].value)]] : [];
  const look = ({ type, value }) => {
    if (type === 'array') value.forEach(look);
    if (type === 'object') value.forEach(([, one]) => look(one));
    if (type !== 'string' || !/=>|function/.test(value)) return;
    if (value.includes('module.exports')) found.push([value, asModule(value)]);
    else if (compiles(`return (${value}\n)`)) found.push([`(${value})`, asFunction(value)], [value, asFunction(value)]);
  };
  args.slice(4).forEach(look);
  return found;
};

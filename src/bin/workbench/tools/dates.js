// How dates are written in the languages of the workbench, as the browser knows it.

const DAY = new Date(Date.UTC(2025, 2, 22));
const parts = (locale, options, date) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).formatToParts(date);

/** Whether the month comes before the day where the editor is. */
export const isMonthFirst = () => {
  const order = parts(undefined, {}, DAY).map(({ type }) => type);
  return order.indexOf('month') < order.indexOf('day') && order[0] !== 'year';
};

/** Names of months in these languages: `[[name, number]]`, alone and beside a day, long and short. */
export const monthNames = (languages) => {
  const names = new Map();
  for (const language of [...languages, navigator.language]) {
    for (const options of [{ month: 'long' }, { month: 'short' }, { month: 'long', day: 'numeric' }, { month: 'short', day: 'numeric' }]) {
      for (let month = 0; month < 12; month++) {
        const date = new Date(Date.UTC(2025, month, 15));
        const name = parts(language, options, date).find(({ type }) => type === 'month').value;
        names.set(name.toLowerCase().replace(/\.$/, ''), month + 1);
      }
    }
  }
  return [...names].filter(([name]) => /\p{L}/u.test(name));
};

// What the test run says: where it is, what failed as soon as it does, and the tables at its end.

const begun = Date.now();
const clock = (ms) => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;
const sinceStart = () => clock(Date.now() - begun);
const say = (text) => process.stdout.write(`${process.stdout.isTTY ? '\r\x1b[K' : ''}${text}\n`);
const SLOWEST = 10;

/** Notes what stages and tests do; `names` are all stages to come. */
export class Progress {
  constructor(names) {
    this.stages = new Map(names.map((name) => [name, { name, done: 0, expected: 0 }]));
    this.tests = [];
  }

  begin(name) {
    Object.assign(this.stages.get(name), { begun: Date.now() });
    say(`${this.place()} ${name}: begins`);
    return {
      log: (line) => (this.stages.get(name).line = line.trim() || this.stages.get(name).line),
      expect: (count) => (this.stages.get(name).expected = count),
      tell: (test) => this.test(name, test),
    };
  }

  test(stage, test) {
    this.stages.get(stage).done++;
    this.tests.push({ ...test, stage });
    if (test.state === 'failed') say(`\n✖ ${this.title({ ...test, stage })}\n${test.error}\n`);
  }

  /** A stage has ended; `trouble` is what it printed if it failed other than by tests. */
  end(name, trouble) {
    const stage = this.stages.get(name);
    const failures = this.tests.filter((test) => test.stage === name && test.state === 'failed').length;
    Object.assign(stage, { ended: Date.now(), failed: failures > 0 || Boolean(trouble), trouble });
    const outcome = trouble ? 'failed' : failures ? `${failures} of ${stage.done} tests failed` : 'passed';
    if (trouble) say(`\n✖ ${name}\n${trouble}\n`);
    say(`${this.place()} ${name}: ${outcome}, after ${clock(stage.ended - stage.begun)}`);
  }

  /** A stage cannot begin. */
  leaveOut(name, why) {
    Object.assign(this.stages.get(name), { ended: Date.now(), failed: true, leftOut: why });
    say(`${this.place()} ${name}: left out, since ${why} failed`);
  }

  place() {
    const all = [...this.stages.values()];
    return `[${sinceStart()}, ${all.filter(({ ended }) => ended).length} of ${all.length} stages]`;
  }

  /** One line: where the run is. */
  now() {
    const under = [...this.stages.values()].filter((stage) => stage.begun && !stage.ended);
    const parts = under.map(({ name, done, expected, line }) => {
      if (expected) return `${name} ${done} of ${expected} tests`;
      return line ? `${name} (${line.slice(0, 60)})` : name;
    });
    const text = `${this.place()} ${parts.join('; ')}`;
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text.slice(0, process.stdout.columns - 1)}`);
    else say(text);
  }

  title({ stage, file, name }) {
    return [stage, file?.replace(`${process.cwd()}/`, ''), name].filter(Boolean).join(': ');
  }

  /** The tables; whether all is well. */
  close() {
    const stages = [...this.stages.values()];
    const count = (state) => this.tests.filter((test) => test.state === state).length;
    say('\nStages:');
    for (const { name, begun, ended, done, failed, leftOut } of stages) {
      const time = leftOut ? '   –' : clock(ended - begun).padStart(5);
      say(`  ${time}  ${name}${done ? `, ${done} tests` : ''}${leftOut ? ', left out' : failed ? ', FAILED' : ''}`);
    }
    if (this.tests.length) say('\nSlowest tests:');
    const slowest = [...this.tests].sort((one, other) => other.ms - one.ms).slice(0, SLOWEST);
    for (const test of slowest) say(`  ${(test.ms / 1000).toFixed(1).padStart(5)} s  ${this.title(test)}`);
    const skipped = this.tests.filter(({ state }) => state === 'skipped');
    if (skipped.length) say('\nNot tested here:');
    for (const test of skipped) say(`  ${this.title(test)}`);
    const troubled = stages.filter(({ failed }) => failed).map(({ name }) => name);
    if (troubled.length) say(`\nFailed: ${troubled.join(', ')}. What failed is shown above, each where it did.`);
    for (const test of this.tests) if (test.state === 'failed') say(`  ✖ ${this.title(test)}`);
    say(`\n${sinceStart()} in all`);
    const others = stages.filter(({ trouble, leftOut }) => trouble || leftOut).length;
    say(`${count('passed')} passed, ${count('failed') + others} failed, ${skipped.length} skipped`);
    return troubled.length === 0;
  }
}

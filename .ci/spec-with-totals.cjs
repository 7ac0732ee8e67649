const { appendFileSync } = require('node:fs');
const { reporters } = require('mocha');

/** Mocha's own "spec" output; at the end of a run its counts are added, a line, to the file that MOCHA_TOTALS names. */
module.exports = class SpecWithTotals extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      appendFileSync(process.env.MOCHA_TOTALS, `${JSON.stringify({ passes, failures, pending })}\n`);
    });
  }
};

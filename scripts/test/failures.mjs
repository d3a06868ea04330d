import { stripVTControlCharacters } from 'node:util';

/**
 * A test that failed: what it is called, and what was said of it.
 *
 * @typedef {{ test: string, said: string }} Failure
 */

/** Enough for an assertion and where it stands. */
const LINES = 16;

/** Characters of a line: an assertion on a whole snapshot is one line. */
const COLUMNS = 300;

/**
 * @param {string} json what Vitest's reporter `json` writes
 * @param {string} root what names of files are told without
 * @returns {Failure[]}
 */
export function failuresOfVitest(json, root) {
  /** @type {{ testResults: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} */
  const { testResults } = JSON.parse(json);
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.startsWith(`${root}/`) ? name.slice(root.length + 1) : name;
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0) {
      return status === 'failed' ? [{ test: file, said: message ?? '' }] : [];
    }
    return failed.map(({ fullName, failureMessages = [] }) => ({
      test: `${file} › ${fullName}`,
      said: failureMessages.join('\n'),
    }));
  });
}

/**
 * @typedef {{ message?: string }} Said
 * @typedef {{
 *   title: string,
 *   specs?: { title: string, ok: boolean, tests: { results: { errors: Said[] }[] }[] }[],
 *   suites?: Suite[],
 * }} Suite
 */

/**
 * @param {string} json what Playwright's reporter `json` writes
 * @returns {Failure[]}
 */
export function failuresOfPlaywright(json) {
  /** @type {{ suites: Suite[], errors: Said[] }} */
  const { suites, errors } = JSON.parse(json);
  const words = (/** @type {Said[]} */ said) => said.map(({ message }) => message ?? '').join('\n');
  /** @type {(suite: Suite, above: string[]) => Failure[]} */
  const within = (suite, above) => {
    // Groups need no name.
    const path = suite.title === '' ? above : [...above, suite.title];
    return [
      ...(suite.specs ?? [])
        .filter(({ ok }) => !ok)
        .map(({ title, tests }) => ({
          test: [...path, title].join(' › '),
          said: words(tests.flatMap(({ results }) => results.flatMap((result) => result.errors))),
        })),
      ...(suite.suites ?? []).flatMap((inner) => within(inner, path)),
    ];
  };
  return [
    ...suites.flatMap((suite) => within(suite, [])),
    ...errors.map((error) => ({ test: 'outside of all tests', said: words([error]) })),
  ];
}

/**
 * What is told of failures once more at the end of all tests, where nobody has to
 * look for it among a thousand lines.
 *
 * @param {readonly Failure[]} failures
 * @returns {string} a line or more for each; empty where nothing failed
 */
export function failuresInWords(failures) {
  return failures
    .map(({ test, said }) => {
      const lines = stripVTControlCharacters(said).trim().split('\n');
      const told = lines.slice(0, LINES).map((line) => `    ${line.slice(0, COLUMNS)}`.trimEnd());
      return [`failed: ${test}`, ...told, ...(lines.length > LINES ? ['    …'] : [])].join('\n');
    })
    .join('\n');
}

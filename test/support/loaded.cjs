// Preloaded into a child process: writes the address of every script that was parsed, CommonJS or not, to LOADED_FILE.
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');

const urls = [];
const session = new Session();
session.connect();
session.on('Debugger.scriptParsed', ({ params }) => urls.push(params.url));
session.post('Debugger.enable');
process.on('exit', () => writeFileSync(process.env.LOADED_FILE, JSON.stringify(urls)));

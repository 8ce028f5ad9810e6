// A server of our own on a free loopback port, with its own data folder; stopped by its process id.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './wait.mjs';

const BINARY = process.env.SPORTELLO_BINARY;
const STARTS_MS = 30_000;
const STOPS_MS = 20_000;

async function freePort() {
  const door = createServer();
  await new Promise((done, fail) => door.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = door.address();
  await new Promise((done) => door.close(done));
  return port;
}

export class Server {
  static async at(name) {
    if (!BINARY) throw new Error('SPORTELLO_BINARY is not set: run scripts/e2e');
    const server = new Server();
    server.data = mkdtempSync(join(tmpdir(), `sportello-e2e-${name}-`));
    server.port = await freePort();
    server.address = `http://127.0.0.1:${server.port}`;
    server.said = '';
    server.complained = '';
    return server;
  }

  /** The demonstration; `--quiet` leaves the office empty. */
  static async demo(...options) {
    return (await Server.at('demo')).demonstrate(...options);
  }

  /** The demonstration with the simulated payment node beside it. */
  static async demoWithNode(...options) {
    const server = await Server.at('circle');
    server.simulatorPort = await freePort();
    server.simulator = `http://127.0.0.1:${server.simulatorPort}`;
    return server.demonstrate(...options);
  }

  async demonstrate(...options) {
    await this.start('demo', ...options);
    this.accounts = accounts(this.said);
    if (Object.keys(this.accounts).length === 0) throw new Error(`No accounts were printed:\n${this.said}`);
    return this;
  }

  get environment() {
    // the simulated payment node runs only where a test gives it a port: the next one may be another server's
    return {
      ...process.env, SPORTELLO_DATA: this.data, SPORTELLO_LISTEN: `127.0.0.1:${this.port}`,
      SPORTELLO_SIMULATOR_PORT: `${this.simulatorPort ?? 0}`, SPORTELLO_DATABASE: undefined,
    };
  }

  /** A command on the data folder of a stopped server; its output. */
  command(...args) {
    return execFileSync(BINARY, args, { env: this.environment, encoding: 'utf8', timeout: STARTS_MS }).trim();
  }

  async start(...args) {
    // If this process dies, the server dies with it.
    this.process = spawn('setpriv', ['--pdeathsig', 'TERM', BINARY, ...args], { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = new Promise((done) => this.process.once('exit', done));
    this.process.stdout.setEncoding('utf8').on('data', (text) => (this.said += text));
    this.process.stderr.setEncoding('utf8').on('data', (text) => (this.complained += text));
    await until(`the server answers at ${this.address}/status`, async () => {
      if (this.process.exitCode !== null) throw Object.assign(new Error(`The server ended:\n${this.complained}`), { final: true });
      return (await fetch(`${this.address}/status`)).ok;
    }, STARTS_MS);
  }

  /** SIGTERM to this very process, and to no other. */
  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGTERM');
      const late = setTimeout(() => this.process.kill('SIGKILL'), STOPS_MS);
      await this.ended;
      clearTimeout(late);
    }
  }

  async remove() {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  page(path = '') {
    return `${this.address}/valdora/${path}`;
  }
}

function accounts(said) {
  const lines = said.matchAll(/^ {2}(\S+) +([a-z2-9]{5}(?:-[a-z2-9]{5}){3}) {3}(.+) \((.+)\)$/gm);
  return Object.fromEntries([...lines].map(([, login, password, name, roles]) => [login, { password, name, roles }]));
}

// Builds assets/dist: scripts, style sheets, fonts, icons, and a .gz beside every text file.
// Same input, same bytes: no dates, no absolute paths, sorted file lists, fixed gzip header.
import { build, transform } from "esbuild";
import { PurgeCSS } from "purgecss";
import { gzipSync } from "node:zlib";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const library = join(here, "node_modules/bootstrap-italia/dist");
const dist = join(here, "dist");
const check = process.argv.includes("--check");

const SCRIPTS = ["citizen", "kiosk", "counter", "display", "console"];
const STYLES = { citizen: "fonts", kiosk: "fonts", display: "fonts", staff: "fonts-staff" };
const FONTS = {
  "titillium-400": "Titillium_Web/titillium-web-v10-latin-ext_latin-regular",
  "titillium-600": "Titillium_Web/titillium-web-v10-latin-ext_latin-600",
  "titillium-700": "Titillium_Web/titillium-web-v10-latin-ext_latin-700",
  "robotomono-400": "Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular",
  "robotomono-700": "Roboto_Mono/roboto-mono-v13-latin-ext_latin-700",
};

const read = (path) => readFileSync(path, "utf8");

function walk(folder, wanted) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === "target" || entry.name === "node_modules" ? [] : walk(path, wanted);
      return wanted.test(entry.name) ? [path] : [];
    });
}

/** Everything a class or icon name can be written in. */
const pages = [
  ...walk(join(here, "../crates"), /\.(html|rs)$/),
  ...walk(join(here, "src"), /\.ts$/),
  ...walk(join(here, "samples"), /\.html$/),
];

/** Bootstrap Italia with the body's accent instead of its blue, and without files we do not ship. */
function libraryCss() {
  const accents = [
    [/hsl\(210,\s*100%,\s*40%\)/g, "var(--accent)"],
    [/#06c\b/g, "var(--accent)"],
    [/rgb\(0,\s*(?:81\.6|86\.7),\s*(?:163\.2|173\.4)\)/g, "var(--accent-dark)"],
    [/hsl\(210,\s*100%,\s*30%\)/g, "var(--accent-dark)"],
  ];
  let css = read(join(library, "css/bootstrap-italia.min.css")).replace(/\/\*#.*?\*\//g, "");
  for (const [pattern, value] of accents) css = css.replace(pattern, value);
  return css
    .replace(/@font-face\s*\{[^}]*\}/g, "")
    .replace(/[^{};]+:[^{};]*url\((?!["']?(?:data:|#))[^)]*\)[^{};]*;?/g, "");
}

async function styles() {
  const [kept] = await new PurgeCSS().purge({
    content: pages.map((path) => ({ raw: read(path), extension: path.split(".").pop() })),
    css: [{ raw: libraryCss() }],
    defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+(?:[.:/][A-Za-z0-9_-]+)*/g)?.flatMap((w) => [w, ...w.split(/[.:/]/)]) ?? [],
    safelist: { standard: [":root", "html", "body", "dialog"], deep: [], greedy: [] },
    keyframes: true,
    fontFace: false,
    variables: false,
  });
  if (!kept.css.includes("--bootstrap-italia-version")) throw new Error("the version property of Bootstrap Italia was purged");
  for (const [name, fonts] of Object.entries(STYLES)) {
    const own = ["tokens", name].map((part) => read(join(here, `css/${part}.css`))).join("\n");
    await writeStyle(name, [kept.css, read(join(here, `css/${fonts}.css`)), own].join("\n"));
  }
  await turnStyle(kept.css);
}

/** «My turn» must stay small on a bad network: only what its samples, templates with «turn» in their path, and scripts use. */
async function turnStyle(library) {
  const own = ["fonts-turn", "tokens", "citizen", "turn"].map((part) => read(join(here, `css/${part}.css`))).join("\n");
  const [kept] = await new PurgeCSS().purge({
    content: [{ raw: [...pages.filter((path) => /[/_-]turn\b/.test(relative(here, path)) && path.endsWith(".html")).map(read), "is-soon is-done is-new is-busy visually-hidden"].join("\n"), extension: "html" }],
    css: [{ raw: `${library}\n${own}` }],
    safelist: [":root", "html", "body"],
    keyframes: true, fontFace: false, variables: false,
  });
  let css = kept.css;
  if (!css.includes("--bootstrap-italia-version")) css = `:root{--bootstrap-italia-version: '${version()}'}${css}`;
  await writeStyle("turn", css);
}

function version() {
  return JSON.parse(read(join(library, "../package.json"))).version;
}

async function writeStyle(name, css) {
  const { code, warnings } = await transform(css, { loader: "css", minify: true, target: ["chrome109", "firefox115", "safari15.6"], legalComments: "none" });
  for (const warning of warnings) if (!/text-align|Expected/.test(warning.text)) console.warn(name, warning.text);
  write(`${name}.css`, `/*! Bootstrap Italia ${version()}, BSD-3-Clause */\n${code}`);
}

async function scripts() {
  const result = await build({
    entryPoints: SCRIPTS.map((name) => join(here, `src/${name}.ts`)),
    absWorkingDir: here, bundle: true, format: "esm", target: "es2021", minify: true, charset: "utf8",
    outdir: dist, write: false, legalComments: "none", logLevel: "warning",
  });
  for (const file of result.outputFiles) write(relative(dist, file.path), file.text);
}

/** Only the icons that some page names: the whole sprite is 32 kB on the wire. */
function icons() {
  const keep = read(join(here, "icons/keep.txt")).split("\n").map((line) => line.trim());
  const text = pages.map(read).join("\n");
  const wanted = new Set([...(text.match(/\bit-[a-z0-9-]+/g) ?? []), ...keep]);
  const theirs = [...read(join(library, "svg/sprites.svg")).matchAll(/<symbol\b[^>]*\bid="(it-[^"]+)"[\s\S]*?<\/symbol>/g)]
    .filter(([, id]) => wanted.has(id)).map(([symbol]) => symbol.replace(/\s+/g, " "));
  const ours = walk(join(here, "icons"), /\.svg$/).map((path) => {
    const id = path.split("/").pop().replace(".svg", "");
    const [, box, body] = /<svg[^>]*viewBox="([^"]+)"[^>]*>([\s\S]*)<\/svg>/.exec(read(path));
    return `<symbol viewBox="${box}" id="s-${id}">${body.replace(/\s+/g, " ").trim()}</symbol>`;
  });
  for (const path of walk(join(here, "static"), /\.svg$/)) write(path.split("/").pop(), read(path));
  write("sprites.svg", `<svg xmlns="http://www.w3.org/2000/svg">${[...theirs, ...ours].join("\n")}</svg>\n`);
}

function fonts() {
  mkdirSync(join(dist, "fonts"), { recursive: true });
  // Browsers take the compressed form, paper (PDF) the other: there a subset is made for each document.
  for (const [name, source] of Object.entries(FONTS))
    for (const form of ["woff2", "ttf"]) cpSync(join(library, `fonts/${source}.${form}`), join(dist, `fonts/${name}.${form}`));
  write("fonts/titillium-OFL.txt", read(join(library, "fonts/Titillium_Web/OFL.txt")));
  write("fonts/robotomono-LICENSE.txt", read(join(library, "fonts/Roboto_Mono/LICENSE.txt")));
}

function write(name, text) {
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  writeFileSync(join(dist, name), text);
  const packed = gzipSync(text, { level: 9 });
  packed[9] = 255; // the operating system byte
  writeFileSync(join(dist, `${name}.gz`), packed);
  console.log(`${name.padEnd(14)} ${kB(text.length)}  gz ${kB(packed.length)}`);
}
const kB = (bytes) => `${(bytes / 1024).toFixed(1)} kB`.padStart(9);

/** The rules the pages must keep: strict CSP, and at least 30 % of the classes from Bootstrap Italia. */
function checkSamples() {
  const known = new Set([...libraryCss().matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].map(([, name]) => name));
  let bad = 0;
  for (const path of walk(join(here, "samples"), /\.html$/)) {
    const html = read(path);
    const fail = (what) => { bad += 1; console.error(`${relative(here, path)}: ${what}`); };
    if (/\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/.test(html)) fail("inline style or script");
    const classes = new Set([...html.matchAll(/\bclass="([^"]+)"/g)].flatMap(([, value]) => value.split(/\s+/)));
    const theirs = [...classes].filter((name) => known.has(name));
    const share = Math.round((100 * theirs.length) / classes.size);
    console.log(`${relative(here, path).padEnd(32)} ${String(share).padStart(3)} % of ${classes.size} classes are Bootstrap Italia's`);
    if (share < 30) fail(`only ${share} % of the classes are Bootstrap Italia's`);
  }
  const lock = read(join(here, "package-lock.json"));
  if (/"resolved"|registry\./.test(lock)) { bad += 1; console.error("package-lock.json holds download addresses"); }
  for (const name of Object.keys(STYLES)) {
    const css = existsSync(join(dist, `${name}.css`)) ? read(join(dist, `${name}.css`)) : "";
    if (css && /url\(["']?(?:https?:|\/)/.test(css)) { bad += 1; console.error(`${name}.css: an address that is not relative`); }
  }
  process.exitCode = bad ? 1 : 0;
}

if (check) {
  checkSamples();
} else {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  fonts();
  icons();
  await scripts();
  await styles();
}

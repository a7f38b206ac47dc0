// Bundles the libraries of the editor into static/vendor/prosemirror, with their licences and their
// entry in the manifest. The same lock file gives the same bytes; "--check" only compares.
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile, mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = new URL("./", import.meta.url);
const VENDOR = new URL("../static/vendor/", HERE);
const NAME = "prosemirror";

// Which packages the bundle holds, from what esbuild says that it read.
async function packagesOf(metafile) {
  const names = new Set(
    Object.keys(metafile.inputs)
      .filter((path) => path.startsWith("node_modules/"))
      .map((path) => path.split("/")[1]),
  );
  return Promise.all([...names].sort().map(packageNamed));
}

async function packageNamed(name) {
  const folder = new URL(`node_modules/${name}/`, HERE);
  const { version, license } = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  if (license !== "MIT" || !file) throw new Error(`${name} ${version} is not under a licence known here`);
  return { name, version, licence: (await readFile(new URL(file, folder), "utf8")).trim() };
}

function licencesOf(packages) {
  const texts = packages.map(({ name, version, licence }) => `${name} ${version}\n\n${licence}\n`);
  return texts.join(`\n${"-".repeat(72)}\n\n`);
}

async function manifestWith(files, packages) {
  const manifest = JSON.parse(await readFile(new URL("manifest.json", VENDOR), "utf8"));
  const view = packages.find(({ name }) => name === "prosemirror-view");
  const sums = [...files].map(([name, content]) => [
    `${NAME}/${name}`,
    createHash("sha256").update(content).digest("hex"),
  ]);
  const entry = {
    name: NAME,
    version: view.version,
    licence: "MIT",
    licence_file: `${NAME}/LICENSE`,
    source: `npm packages ${packages.map(({ name, version }) => `${name} ${version}`).join(", ")}, bundled by editor/build.js`,
    files: Object.fromEntries(sums),
  };
  const others = manifest.filter(({ name }) => name !== NAME);
  const all = [...others, entry].sort((one, other) => (one.name < other.name ? -1 : 1));
  return `${JSON.stringify(all, null, 2)}\n`;
}

async function made() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: fileURLToPath(HERE),
    entryPoints: ["libraries.js"],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    charset: "utf8",
    metafile: true,
    write: false,
  });
  const packages = await packagesOf(metafile);
  const note = "/* ProseMirror, bundled by editor/build.js; licences in LICENSE beside this file. */\n";
  const files = new Map([
    ["LICENSE", licencesOf(packages)],
    ["prosemirror.js", note + outputFiles[0].text],
  ]);
  const result = new Map([...files].map(([name, content]) => [new URL(`${NAME}/${name}`, VENDOR), content]));
  return result.set(new URL("manifest.json", VENDOR), await manifestWith(files, packages));
}

const files = await made();
if (process.argv.includes("--check")) {
  const kept = await Promise.all([...files.keys()].map((file) => readFile(file, "utf8").catch(() => null)));
  const differing = [...files].filter(([, content], at) => content !== kept[at]).map(([file]) => file);
  for (const file of differing) console.error(`${fileURLToPath(file)} is not what the build makes.`);
  if (differing.length) process.exit(1);
} else {
  await mkdir(new URL(`${NAME}/`, VENDOR), { recursive: true });
  for (const [file, content] of files) await writeFile(file, content);
}

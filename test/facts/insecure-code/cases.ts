// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they stand in the texts of cases
import type { CodeRuleId } from '../../../src/model/code-rule.ts';

/**
 * For each rule: texts in which it finds something (by `proof`: what the file says), and texts that look like it and are
 * harmless. Written for this repository.
 */
export interface RuleCases {
  /** Told as real: `tainted` or `as-written`. */
  readonly real: readonly string[];
  /** Told as something that a person has to judge: `unknown`, `operator`, `depends`. */
  readonly open?: readonly string[];
  /** Told as harmless, or not told at all. */
  readonly harmless: readonly string[];
}

export const cases: Readonly<Record<CodeRuleId, RuleCases>> = {
  'command-injection': {
    real: [
      'import { exec } from "node:child_process"; app.get("/", (req, res) => { exec("ping " + req.query.host); });',
      'const cp = require("child_process"); function run(req) { const { host } = req.body; cp.execSync(`ping ${host}`); }',
      'const { spawn } = require("child_process"); router.post("/a", async (request) => { spawn("ls", [request.body.folder], { shell: true }); });',
      'const { spawnSync } = require("child_process"); app.post("/", (a, b) => spawnSync("sh", ["-c", a.body.command]));',
      'const util = require("util"); const run = util.promisify(require("child_process").exec); app.get("/x", async (req) => { await run(req.query.x.trim()); });',
      'import { execSync as go } from "child_process"; function list(folder) { return go(`ls ${folder}`); } app.get("/", (req, res) => res.json(list(req.params.folder)));',
      'const shell = require("shelljs"); exports.handler = async (event) => { shell.exec("echo " + event.name); };',
    ],
    open: [
      'import { exec } from "child_process"; export function size(folder) { exec(`du -s ${folder}`); }',
      'import { execSync } from "child_process"; execSync(`git checkout ${process.argv[2]}`);',
      'import { exec } from "child_process"; import { command } from "./a.js"; exec(command);',
    ],
    harmless: [
      'import { exec } from "child_process"; exec("git rev-parse HEAD");',
      'import { execFile } from "child_process"; app.get("/", (req) => execFile("ping", [req.query.host]));',
      'const pattern = /a/; app.get("/", (req) => pattern.exec(req.query.a));',
      'import { exec } from "child_process"; import { quote } from "shell-quote"; app.get("/", (req) => exec(quote(["ls", req.query.a])));',
      'import { exec } from "child_process"; app.get("/", (req) => exec("sleep " + Number(req.query.n)));',
      'import { exec } from "child_process"; const known = ["a", "b"]; app.get("/", (req) => { const { name } = req.query; if (!known.includes(name)) return; exec("run " + name); });',
      'import { exec } from "./database.js"; app.get("/", (req) => exec("find", req.query.a));',
    ],
  },
  'sql-injection': {
    real: [
      'app.get("/", (req, res) => db.query("SELECT * FROM users WHERE id = " + req.params.id));',
      'import mysql from "mysql"; const connection = mysql.createConnection({}); app.get("/", (req) => { const sql = `DELETE FROM a WHERE n = "${req.query.n}"`; connection.query(sql, () => {}); });',
      'const { Pool } = require("pg"); const pool = new Pool(); async function find(req) { let text = "SELECT a FROM b WHERE c = "; text += req.body.c; return await pool.query({ text }); }',
      'app.get("/", async (req) => await prisma.$queryRawUnsafe(`SELECT a FROM b ORDER BY ${req.query.by}`));',
      'class A { @Get() find(@Query("name") name: string) { return this.repository.query(`select * from a where n = \'${name}\'`); } }',
    ],
    open: [
      'export function find(pool, table) { return pool.query(`SELECT * FROM ${table}`); }',
      'export const byName = (name) => knex("a").whereRaw(`name = \'${name}\'`);',
      'import { filter } from "./a.js"; db.all("SELECT a FROM b WHERE " + filter);',
    ],
    harmless: [
      'app.get("/", (req) => db.query("SELECT * FROM users WHERE id = ?", [req.params.id]));',
      'app.get("/", (req) => sql`SELECT * FROM users WHERE id = ${req.params.id}`);',
      'const table = "users"; db.query(`SELECT * FROM ${table}`);',
      'app.get("/", (req) => db.query("SELECT * FROM a WHERE id = " + parseInt(req.params.id, 10)));',
      'app.get("/", (req) => client.query({ query: gql, variables: { id: req.params.id } }));',
      'app.get("/", (req) => { const by = { a: "a", b: "b" }[req.query.by]; return db.query(`SELECT a FROM c ORDER BY ${by}`); });',
      'app.get("/", (req) => { switch (req.query.by) { case "a": return db.query(`SELECT a FROM c ORDER BY ${req.query.by}`); } });',
    ],
  },
  'nosql-injection': {
    real: [
      'app.post("/login", (req) => User.findOne({ name: req.body.name, password: req.body.password }));',
      'router.post("/", async (req, res) => { const { id } = req.body; await db.collection("a").deleteOne({ id }); });',
      'app.get("/", (req) => Item.find(req.query));',
      'app.get("/", (req) => db.things.find({ $where: `this.name == "${req.query.name}"` }));',
    ],
    harmless: [
      'app.post("/login", (req) => User.findOne({ name: String(req.body.name) }));',
      'app.get("/", (req) => User.findOne({ id: req.params.id }));',
      'app.get("/", (req) => [1, 2].find((one) => one === req.query.one));',
      'app.post("/", (req) => { if (typeof req.body.name !== "string") return; return User.findOne({ name: req.body.name }); });',
      'app.post("/", (req) => User.findOne({ name: `${req.body.name}` }));',
    ],
  },
  'code-injection': {
    real: [
      'app.get("/", (req) => eval(req.query.code));',
      'app.post("/", (req) => new Function("a", req.body.code)(1));',
      'import vm from "node:vm"; app.post("/", (req) => { const script = new vm.Script(req.body.code); });',
      'eval(location.hash.slice(1));',
      'app.get("/", (req) => setTimeout("go(" + req.query.a + ")", 10));',
      'const { VM } = require("vm2"); app.get("/", (req) => { const vm = new VM(); vm.run(req.query.code); });',
    ],
    open: [
      'export const run = (code) => eval(code);',
      'export const make = (body) => new Function("a", body);',
      'import vm from "vm"; export const run = (text, context) => vm.runInNewContext(text, context);',
    ],
    harmless: [
      'eval("1 + 1");',
      'const globals = new Function("return this")();',
      'setTimeout(() => go(), 10); setTimeout(go, 10);',
      'app.get("/", (req) => JSON.parse(req.query.code));',
      'parser.eval(a); class A { eval(a) { return this.eval(a); } }',
    ],
  },
  'path-traversal': {
    real: [
      'import fs from "node:fs"; app.get("/", (req, res) => fs.readFile("./files/" + req.query.name, () => {}));',
      'const path = require("path"); const fs = require("fs"); app.get("/:n", (req, res) => { const file = path.join(__dirname, "files", req.params.n); fs.createReadStream(file).pipe(res); });',
      'app.get("/", (req, res) => res.sendFile(req.query.file));',
      'import { readFile } from "fs/promises"; import http from "http"; http.createServer(async (a, b) => { b.end(await readFile("." + a.url)); });',
      'app.get("/", (req, res) => res.download(`./out/${req.query.file}`));',
    ],
    open: ['import path from "path"; app.get("/", (req) => send(path.join("files", req.query.name)));'],
    harmless: [
      'import fs from "fs"; import path from "path"; app.get("/", (req) => fs.readFile(path.join("files", path.basename(req.query.name)), () => {}));',
      'import fs from "fs"; import path from "path"; app.get("/", (req, res) => { const file = path.resolve(root, req.query.name); if (!file.startsWith(root + path.sep)) return res.sendStatus(403); fs.readFile(file, () => {}); });',
      'import fs from "fs"; export const read = (file) => fs.readFileSync(file, "utf8");',
      'app.get("/", (req, res) => res.sendFile(req.params.name, { root: "public" }));',
      'import fs from "fs"; fs.readFileSync(__dirname + "/a.txt");',
      'import fs from "fs"; app.get("/", (req) => { if (req.query.name.includes("..")) throw new Error(); fs.readFileSync("files/" + req.query.name); });',
      'import fs from "fs"; import path from "path"; function show(file) { fs.readFileSync(file); } app.get("/", (req, res) => { const file = path.resolve(root, req.query.name); const inside = path.relative(root, file); if (inside !== "" && inside.startsWith("..")) return res.sendStatus(403); show(file); });',
    ],
  },
  'server-side-request-forgery': {
    real: [
      'app.get("/", async (req) => await fetch(req.query.url));',
      'import axios from "axios"; app.post("/", (req) => axios.get(`http://${req.body.host}/status`));',
      'import axios from "axios"; app.post("/", (req) => axios({ method: "get", url: req.body.url }));',
      'const request = require("request"); app.get("/", (req) => request(req.query.u, () => {}));',
      'const http = require("http"); const https = require("https"); app.get("/", (req) => { const { url } = req.query; const client = url.startsWith("https") ? https : http; client.get(url, () => {}); });',
      'export async function GET(request: Request) { const { searchParams } = new URL(request.url); return await fetch(searchParams.get("src")); }',
    ],
    harmless: [
      'app.get("/", (req) => fetch(`https://api.acme.io/users/${req.params.id}`));',
      'app.get("/", (req) => fetch("https://api.acme.io/", { body: req.body.text }));',
      'app.get("/", (req) => fetch(`${process.env.API}/users/${req.params.id}`));',
      'const hosts = new Set(["a.io"]); app.get("/", (req) => { const url = new URL(req.query.url); if (!hosts.has(url.hostname)) return; return fetch(url); });',
      'export const load = (url) => fetch(url);',
      'app.get("/:id", (req) => cache.get(req.params.id));',
    ],
  },
  'open-redirect': {
    real: [
      'app.get("/", (req, res) => res.redirect(req.query.next));',
      'app.get("/", (req, res) => { res.redirect(302, "https://" + req.query.host); });',
      'app.get("/", (req, res) => { res.writeHead(302, { Location: req.query.to }); });',
      'location.href = new URLSearchParams(location.search).get("next");',
      'window.location = decodeURIComponent(window.location.hash);',
    ],
    harmless: [
      'app.get("/", (req, res) => res.redirect("/users/" + req.params.id));',
      'app.get("/", (req, res) => res.redirect("/login"));',
      'app.get("/", (req, res) => { const next = req.query.next; if (!next.startsWith("/")) return; res.redirect(next); });',
      'location.href = "/a?" + location.search;',
      'app.post("/", (req, res) => { if (checkUrl(req.body.url)) res.redirect(req.body.url); });',
      'app.get("/", (req, res) => res.redirect(`/search?q=${encodeURIComponent(req.query.q)}`));',
    ],
  },
  'template-injection': {
    real: [
      'import ejs from "ejs"; app.get("/", (req, res) => res.send(ejs.render(req.query.template)));',
      'const pug = require("pug"); app.post("/", (req) => pug.compile(req.body.view)({}));',
      'import Handlebars from "handlebars"; app.post("/", (req) => Handlebars.compile("<p>" + req.body.text)({}));',
      'import nunjucks from "nunjucks"; app.post("/", (req) => nunjucks.renderString(req.body.text, {}));',
    ],
    harmless: [
      'import ejs from "ejs"; app.get("/", (req) => ejs.render("<p><%= name %>", { name: req.query.name }));',
      'import ejs from "ejs"; import fs from "fs"; const text = fs.readFileSync("a.ejs", "utf8"); ejs.render(text, {});',
      'app.get("/", (req) => compiler.compile(req.query.source));',
    ],
  },
  'header-injection': {
    real: [
      'app.get("/", (req, res) => res.setHeader(req.query.name, "1"));',
      'app.get("/", (req, res) => { res.set(req.body.header, "1"); });',
      'app.get("/", (req, res) => { res.header(req.query.h, req.query.v); });',
    ],
    harmless: [
      'app.get("/", (req, res) => res.setHeader("X-Id", req.query.id));',
      'app.get("/", (req, res) => res.set("a", "b"));',
      'app.get("/", (req) => cache.set(req.query.a, 1));',
    ],
  },
  'cross-site-scripting': {
    real: [
      'app.get("/", (req, res) => res.send("<h1>" + req.query.name + "</h1>"));',
      'app.get("/", (req, res) => { const { name } = req.query; res.status(400).send(`Hello ${name}`); });',
      'document.getElementById("a").innerHTML = location.hash;',
      'document.write("<p>" + document.referrer);',
      'window.addEventListener("message", (event) => { if (event.origin !== "https://a.io") return; box.outerHTML = event.data; });',
      'const A = () => { const [search] = useSearchParams(); return <p dangerouslySetInnerHTML={{ __html: search.get("q") }} />; };',
      'app.use(async (ctx) => { ctx.body = "<p>" + ctx.query.name; });',
    ],
    open: [
      'export const show = (text) => { box.innerHTML = text; };',
      'export const A = ({ html }) => <p dangerouslySetInnerHTML={{ __html: html }} />;',
      'export const add = (text) => box.insertAdjacentHTML("beforeend", "<p>" + text);',
    ],
    harmless: [
      'app.get("/", (req, res) => res.send({ name: req.query.name }));',
      'app.get("/", (req, res) => res.json(req.query.name));',
      'box.textContent = location.hash; box.innerHTML = ""; box.innerHTML = "<p>a</p>";',
      'import DOMPurify from "dompurify"; box.innerHTML = DOMPurify.sanitize(location.hash);',
      'import escapeHtml from "escape-html"; app.get("/", (req, res) => res.send("<p>" + escapeHtml(req.query.a)));',
      'app.get("/", (req, res) => res.send(`<p>${Number(req.query.page) + 1}</p>`));',
    ],
  },
  'unsafe-deserialization': {
    real: [
      'import serialize from "node-serialize"; app.post("/", (req) => serialize.unserialize(req.body.text));',
      'const { unserialize } = require("node-serialize"); app.get("/", (req) => unserialize(req.cookies.profile));',
      'const yaml = require("js-yaml"); app.post("/", (req) => yaml.load(req.body.text));',
    ],
    open: ['import { unserialize } from "node-serialize"; export const read = (text) => unserialize(text);'],
    harmless: [
      'app.post("/", (req) => JSON.parse(req.body.text));',
      'import yaml from "js-yaml"; app.post("/", (req) => yaml.load(req.body.text, { schema: yaml.JSON_SCHEMA }));',
      'import yaml from "js-yaml"; import fs from "fs"; yaml.load(fs.readFileSync("a.yml", "utf8"));',
    ],
  },
  'prototype-pollution': {
    real: [
      'import _ from "lodash"; app.post("/", (req) => _.merge({}, req.body));',
      'app.post("/", (req) => { const settings = {}; settings[req.body.section][req.body.key] = req.body.value; });',
      'import merge from "lodash/merge"; app.post("/", (req) => merge(defaults, JSON.parse(req.body.text)));',
      'import _ from "lodash"; app.post("/", (req) => _.set(options, req.body.path, 1));',
    ],
    open: ['app.post("/", (req) => { options[req.query.name] = 1; });'],
    harmless: [
      'import _ from "lodash"; _.merge({}, defaults, options);',
      'app.post("/", (req) => { list[Number(req.body.index)] = 1; });',
      'app.post("/", (req) => { map.set(req.body.key, 1); });',
      'const known = ["a"]; app.post("/", (req) => { if (!known.includes(req.body.key)) return; options[req.body.key] = 1; });',
      'for (const key in source) target[key] = source[key];',
    ],
  },
  'unsafe-reflection': {
    real: [
      'app.get("/", (req) => global[req.query.action](req));',
      'app.get("/", (req) => require(req.query.module));',
      'app.get("/:name", (req) => { const { name } = req.params; return this[name](); });',
    ],
    open: ['app.get("/", (req) => actions[req.query.action](req));'],
    harmless: [
      'app.get("/", (req) => { const known = new Set(["a"]); if (!known.has(req.query.action)) return; actions[req.query.action](); });',
      'const plugin = require(name); actions[name]();',
      'app.get("/", (req) => actions.get(req.query.action)());',
    ],
  },
  'xpath-injection': {
    real: [
      'import xpath from "xpath"; app.get("/", (req) => xpath.select("//user[@name=\'" + req.query.name + "\']", doc));',
      'app.get("/", (req) => client.search("o=a", { filter: `(uid=${req.query.uid})` }, () => {}));',
      'const xpath = require("xpath"); app.get("/", (req) => xpath.parse(req.query.path));',
    ],
    harmless: [
      'import xpath from "xpath"; xpath.select("//user", doc);',
      'app.get("/", (req) => index.search(req.query.text));',
      'import xpath from "xpath"; app.get("/", (req) => xpath.select("//user[" + Number(req.query.n) + "]", doc));',
    ],
  },
  'regex-injection': {
    real: [
      'app.get("/", (req) => new RegExp(req.query.pattern).test(text));',
      'app.get("/", (req) => RegExp("^" + req.query.name, "i"));',
      'router.get("/", (req, res) => { const { q } = req.query; list.filter((one) => new RegExp(q).test(one)); });',
    ],
    harmless: [
      'import escapeStringRegexp from "escape-string-regexp"; app.get("/", (req) => new RegExp(escapeStringRegexp(req.query.a)));',
      'new RegExp("a" + b); new RegExp(/a/);',
      'app.get("/", (req) => text.includes(req.query.a));',
    ],
  },
  'catastrophic-backtracking': {
    real: ['/^(a+)+$/.test(b);', 'const pattern = /(?:[a-z]+)*x$/;', 'a.match(/^(\\w+\\s?)*$/);'],
    harmless: [
      '/^a+$/.test(b);',
      '/(?:ab)+/.test(b);',
      '/^[a-z]+(?:-[a-z]+)*$/.test(b);',
      '/\\s+$/.test(b);',
      'a.replace(/^(?:\\s*;|\\s*)+/, "");',
    ],
  },
  'xml-external-entities': {
    real: [
      'import libxml from "libxmljs"; libxml.parseXml(text, { noent: true });',
      'const parser = new Parser({ replaceEntities: true });',
      'import xml2json from "xml2json"; app.post("/", (req) => xml2json.toJson(req.body.xml));',
    ],
    harmless: [
      'import libxml from "libxmljs"; libxml.parseXml(text, { noent: false });',
      'import libxml from "libxmljs"; app.post("/", (req) => libxml.parseXml(req.body.xml));',
      'new DOMParser().parseFromString(text, "text/xml");',
    ],
  },
  'zip-slip': {
    real: [
      'import fs from "fs"; import unzipper from "unzipper"; stream.pipe(unzipper.Parse()).on("entry", (entry) => { entry.pipe(fs.createWriteStream(entry.path)); });',
      'const fs = require("fs"); const path = require("path"); zip.on("entry", (entry) => { fs.writeFileSync(path.join("out", entry.fileName), ""); });',
      'const fs = require("fs"); zip.getEntries().forEach((entry) => { fs.writeFileSync("out/" + entry.entryName, ""); });',
    ],
    harmless: [
      'import fs from "fs"; import path from "path"; zip.on("entry", (entry) => { entry.pipe(fs.createWriteStream(path.join("out", path.basename(entry.path)))); });',
      'import fs from "fs"; import path from "path"; zip.on("entry", (entry) => { const to = path.resolve(out, entry.path); if (!to.startsWith(out)) return; fs.writeFileSync(to, ""); });',
      'import fs from "fs"; walker.on("file", (entry) => { fs.readFileSync(entry.path); });',
    ],
  },
  'weak-hash': {
    real: [
      'import crypto from "crypto"; const hash = crypto.createHash("md5").update(password).digest("hex");',
      'import { createHash } from "node:crypto"; export const sign = (text) => createHash("sha1").update(text + secret).digest();',
      'const md5 = require("md5"); user.password = md5(text);',
    ],
    open: [
      'import crypto from "crypto"; export const f = (a) => crypto.createHash("md5").update(a).digest("hex");',
    ],
    harmless: [
      'import crypto from "crypto"; const etag = crypto.createHash("md5").update(body).digest("hex");',
      'import { createHash } from "crypto"; const checksum = createHash("sha1").update(file).digest();',
      'import { createHash } from "crypto"; createHash("sha256").update(text);',
    ],
  },
  'weak-password-hash': {
    real: [
      'import { createHash } from "crypto"; createHash("sha256").update(user.password).digest("hex");',
      'import crypto from "crypto"; crypto.pbkdf2Sync(text, salt, 1000, 32, "sha256");',
      'import bcrypt from "bcrypt"; bcrypt.hash(text, 4);',
    ],
    harmless: [
      'import { createHash } from "crypto"; createHash("sha256").update(content).digest("hex");',
      'import crypto from "crypto"; crypto.pbkdf2Sync(text, salt, 600000, 32, "sha256");',
      'import bcrypt from "bcryptjs"; bcrypt.hash(text, 12);',
    ],
  },
  'weak-cipher': {
    real: [
      'import crypto from "crypto"; crypto.createCipheriv("des-cbc", key, iv);',
      'import crypto from "crypto"; crypto.createCipher("aes-256-cbc", key);',
      'const { createCipheriv } = require("crypto"); const mode = "aes-128-ecb"; createCipheriv(mode, key, null);',
      'import CryptoJS from "crypto-js"; CryptoJS.TripleDES.encrypt(a, b);',
    ],
    harmless: [
      'import crypto from "crypto"; crypto.createCipheriv("aes-256-gcm", key, crypto.randomBytes(12));',
      'cars.createCipher("x");',
      'import CryptoJS from "crypto-js"; CryptoJS.AES.encrypt(a, key);',
    ],
  },
  'static-initialization-vector': {
    real: [
      'import crypto from "crypto"; crypto.createCipheriv("aes-256-cbc", key, "0000000000000000");',
      'import crypto from "crypto"; const iv = Buffer.from("0123456789abcdef"); crypto.createCipheriv("aes-256-cbc", key, iv);',
      'import crypto from "crypto"; crypto.createCipheriv("aes-256-cbc", key, Buffer.alloc(16));',
    ],
    harmless: [
      'import crypto from "crypto"; const iv = crypto.randomBytes(16); crypto.createCipheriv("aes-256-cbc", key, iv);',
      'import crypto from "crypto"; export const f = (key, iv) => crypto.createCipheriv("aes-256-cbc", key, iv);',
      'import crypto from "crypto"; const iv = Buffer.alloc(16); crypto.randomFillSync(iv); crypto.createCipheriv("aes-256-cbc", key, iv);',
    ],
  },
  'weak-key': {
    real: [
      'import crypto from "crypto"; crypto.generateKeyPairSync("rsa", { modulusLength: 1024 });',
      'import { generateKeyPair } from "crypto"; generateKeyPair("rsa", { modulusLength: 512 }, done);',
      'import crypto from "crypto"; crypto.createDiffieHellman(1024);',
    ],
    harmless: [
      'import crypto from "crypto"; crypto.generateKeyPairSync("rsa", { modulusLength: 4096 });',
      'import crypto from "crypto"; crypto.generateKeyPairSync("ed25519");',
      'import crypto from "crypto"; crypto.createDiffieHellman(4096);',
    ],
  },
  'insecure-randomness': {
    real: [
      'const token = Math.random().toString(36).slice(2);',
      'function generatePassword() { return Math.random().toString(36); }',
      'user.apiKey = "k" + Math.floor(Math.random() * 1e9);',
      'import crypto from "crypto"; crypto.pseudoRandomBytes(16);',
    ],
    harmless: [
      'const delay = Math.random() * 1000;',
      'const item = list[Math.floor(Math.random() * list.length)];',
      'const tokenIndex = Math.random();',
    ],
  },
  'certificate-validation-disabled': {
    real: [
      'new https.Agent({ rejectUnauthorized: false });',
      'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";',
      'request({ url, strictSSL: false });',
      'tls.connect({ checkServerIdentity: () => undefined });',
    ],
    harmless: [
      'new https.Agent({ rejectUnauthorized: true });',
      'new https.Agent({ rejectUnauthorized: options.strict });',
      'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "1";',
    ],
  },
  'obsolete-tls': {
    real: [
      'https.request({ secureProtocol: "TLSv1_method" });',
      'tls.createServer({ minVersion: "TLSv1.1" });',
      'tls.connect({ secureProtocol: "SSLv3_method" });',
    ],
    harmless: [
      'tls.createServer({ minVersion: "TLSv1.2" });',
      'tls.createServer({ minVersion: options.version });',
      'release({ minVersion: "1.1" });',
    ],
  },
  'cleartext-transport': {
    real: [
      'fetch("http://api.acme.io/login");',
      'import axios from "axios"; axios.post("http://api.acme.io/" + path);',
      'new WebSocket("ws://live.acme.io/feed");',
    ],
    harmless: [
      'fetch("https://api.acme.io/login");',
      'fetch("http://localhost:3000/a"); fetch(`http://127.0.0.1:${port}/`); fetch("http://database:80/");',
      'const namespace = "http://www.w3.org/2000/svg"; document.createElementNS(namespace, "a");',
    ],
  },
  'insecure-cookie': {
    real: [
      'app.get("/", (req, res) => res.cookie("session", id, { httpOnly: false }));',
      'import session from "express-session"; app.use(session({ secret, cookie: { secure: false } }));',
      'app.get("/", (req, res) => { const options = { secure: false, path: "/" }; res.cookie("a", b, options); });',
    ],
    harmless: [
      'app.get("/", (req, res) => res.cookie("session", id, { httpOnly: true, secure: true }));',
      'connect({ secure: false });',
      'app.get("/", (req, res) => res.cookie("session", id, { secure: isProduction }));',
    ],
  },
  'permissive-cors': {
    real: [
      'import cors from "cors"; app.use(cors({ origin: true, credentials: true }));',
      'app.use((req, res, next) => { res.setHeader("Access-Control-Allow-Origin", req.headers.origin); next(); });',
      'app.get("/", (req, res) => { res.header("Access-Control-Allow-Origin", req.get("origin")); });',
    ],
    open: [
      'import cors from "cors"; app.use(cors({ origin: "*" }));',
      'app.get("/", (req, res) => res.set("Access-Control-Allow-Origin", "*"));',
    ],
    harmless: [
      'import cors from "cors"; app.use(cors({ origin: "https://acme.io", credentials: true }));',
      'const known = ["https://a.io"]; app.use((req, res) => { const { origin } = req.headers; if (known.includes(origin)) res.setHeader("Access-Control-Allow-Origin", origin); });',
      'app.get("/", (req, res) => res.setHeader("Access-Control-Allow-Origin", "https://a.io"));',
    ],
  },
  'unverified-token': {
    real: [
      'import jwt from "jsonwebtoken"; jwt.verify(token, key, { algorithms: ["HS256", "none"] });',
      'const jwt = require("jsonwebtoken"); jwt.sign(payload, "", { algorithm: "none" });',
      'const jwt = require("jsonwebtoken"); jwt.verify(token, null);',
    ],
    open: ['import jwt from "jsonwebtoken"; export const read = (token) => jwt.decode(token);'],
    harmless: [
      'import jwt from "jsonwebtoken"; jwt.verify(token, key, { algorithms: ["RS256"] });',
      'decoder.decode(bytes); base64.decode(text);',
      'import jwt from "jsonwebtoken"; jwt.sign(payload, key, { algorithm: "RS256" });',
    ],
  },
  'hard-coded-key': {
    real: [
      'import jwt from "jsonwebtoken"; jwt.sign({ id }, "shhhhh");',
      'import session from "express-session"; app.use(session({ secret: "keyboard cat" }));',
      'import crypto from "crypto"; const key = "abc"; crypto.createHmac("sha256", key);',
      'import crypto from "crypto"; crypto.createCipheriv("aes-256-cbc", Buffer.from("0123456789"), crypto.randomBytes(16));',
      'const cookieParser = require("cookie-parser"); app.use(cookieParser("hush"));',
    ],
    open: ['import jwt from "jsonwebtoken"; jwt.sign({ id }, process.env.KEY || "development");'],
    harmless: [
      'import jwt from "jsonwebtoken"; jwt.sign({ id }, process.env.KEY);',
      'import session from "express-session"; app.use(session({ secret: config.secret }));',
      'import crypto from "crypto"; crypto.createHmac("sha256", key);',
      'import jwt from "jsonwebtoken"; jwt.verify(token, (header, done) => done(null, key));',
    ],
  },
  'unsafe-electron-setting': {
    real: [
      'new BrowserWindow({ webPreferences: { nodeIntegration: true } });',
      'new BrowserWindow({ webPreferences: { contextIsolation: false } });',
      'const options = { webPreferences: { webSecurity: false } };',
    ],
    harmless: [
      'new BrowserWindow({ webPreferences: { nodeIntegration: false, contextIsolation: true } });',
      'launch({ sandbox: false });',
      'const a = { webPreferences: { sandbox: true } };',
    ],
  },
  'timing-unsafe-comparison': {
    real: [
      'app.post("/", (req) => { if (req.headers["x-signature"] === signature) go(); });',
      'app.post("/", (req) => req.body.password == user.password);',
      'import crypto from "crypto"; app.post("/", (req) => { const digest = crypto.createHmac("sha256", key).update(req.body.a).digest("hex"); return digest !== req.get("x-hub"); });',
    ],
    harmless: [
      'app.post("/", (req) => req.body.password === req.body.repeated);',
      'app.post("/", (req) => req.body.name === user.name);',
      'if (password === undefined || password === "") throw new Error();',
    ],
  },
  'disabled-protection': {
    real: [
      'import helmet from "helmet"; app.use(helmet({ contentSecurityPolicy: false }));',
      'nunjucks.configure("views", { autoescape: false });',
      'Handlebars.compile(text, { noEscape: true });',
      'import jwt from "jsonwebtoken"; jwt.verify(token, key, { ignoreExpiration: true });',
    ],
    harmless: [
      'import helmet from "helmet"; app.use(helmet());',
      'nunjucks.configure("views", { autoescape: true });',
      'import jwt from "jsonwebtoken"; jwt.verify(token, key, { ignoreExpiration: false });',
    ],
  },
  'logged-secret': {
    real: [
      'console.log(password);',
      'logger.info(`signed in with ${user.password}`);',
      'console.error("token: " + accessToken);',
      'log.debug({ user, apiKey });',
    ],
    harmless: [
      'console.log(token); console.log(tokens.length);',
      'console.log("password is wrong");',
      'console.log(passwordField, hasPassword, password ? "set" : "unset", password.length);',
      'throw new Error(password);',
    ],
  },
  'unrestricted-message': {
    real: [
      'parent.postMessage(state, "*");',
      'window.opener.postMessage({ token }, "*");',
      'frame.contentWindow.postMessage(data, "*");',
    ],
    harmless: [
      'parent.postMessage(state, "https://a.io");',
      'worker.postMessage(state);',
      'parent.postMessage("ready", "*");',
    ],
  },
  'unchecked-message-origin': {
    real: [
      'window.addEventListener("message", (event) => { go(event.data); });',
      'addEventListener("message", function ({ data }) { go(data); });',
      'function onMessage(event) { go(event.data); } window.addEventListener("message", onMessage);',
    ],
    harmless: [
      'window.addEventListener("message", (event) => { if (event.origin !== own) return; go(event.data); });',
      'worker.addEventListener("message", (event) => go(event.data));',
      'window.addEventListener("click", (event) => go(event.data));',
    ],
  },
  'incomplete-sanitization': {
    real: ['text.replace("\'", "\\\\\'");', 'name.replace("<", "&lt;");', 'path.replace("../", "");'],
    harmless: [
      'text.replace(/\'/g, "\\\\\'");',
      'text.replaceAll("<", "&lt;");',
      'text.replace("a", "b"); text.replace("\\\\", "/");',
    ],
  },
  'exposed-session-token': {
    real: [
      'localStorage.setItem("token", answer.token);',
      'window.localStorage.setItem("access_token", a);',
      'sessionStorage.setItem("jwt", a);',
    ],
    harmless: [
      'localStorage.setItem("theme", "dark");',
      'localStorage.removeItem("token");',
      'cache.setItem("token", a);',
    ],
  },
};

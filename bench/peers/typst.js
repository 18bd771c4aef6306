// Typst from its npm module, where there is no binary: node typst.js MODULES FONTS IN.typ OUT.pdf
const { createRequire } = require("module"), fs = require("fs"), path = require("path");
const [modules, fonts, from, to] = process.argv.slice(2);
const { NodeCompiler } = createRequire(path.join(modules, "x.js"))("@myriaddreamin/typst-ts-node-compiler");
const compiler = NodeCompiler.create({ workspace: path.dirname(from), fontArgs: [{ fontPaths: [fonts] }] });
fs.writeFileSync(to, compiler.pdf({ mainFilePath: from }));

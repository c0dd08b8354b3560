#!/usr/bin/env node
// The command as installed: the built bundle, with a clear word where the Node that runs it is too old.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 14)) {
  process.stderr.write(`Maillage a besoin de Node 22.14 ou plus récent ; celui-ci est ${process.versions.node}.\n`)
  process.exit(1)
}
await import('../dist/electron/hosts/cli.js')

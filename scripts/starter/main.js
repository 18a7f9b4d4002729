// Starts the application folder named by the first argument that is not an option, as Electron's own default app would.
const { app } = require('electron')
const path = require('node:path')
const fs = require('node:fs')

const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
require(path.join(folder, manifest.main))

// The camera reads an enterprise code; without a camera the clerk is told what to do instead.
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { create } from 'qrcode'
import { demonstrationFolder, job, launch, openRoom, picture, signIn } from './workspace'

/** A film of one picture: the code, black on white, as uncompressed video (YUV4MPEG2). */
function film(file: string, text: string): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const [width, height, quiet] = [640, 480, 8]
  const side = Math.floor(height / (modules.size + 2 * quiet))
  const left = Math.floor((width - modules.size * side) / 2)
  const luma = Buffer.alloc(width * height, 235)
  for (let y = 0; y < modules.size * side; y++) for (let x = 0; x < modules.size * side; x++) if (modules.get(Math.floor(y / side), Math.floor(x / side))) luma[(y + quiet * side) * width + left + x] = 16
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)])
  const handle = openSync(file, 'w')
  writeSync(handle, `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  for (let i = 0; i < 10; i++) writeSync(handle, frame)
  closeSync(handle)
}
test('the camera reads the code on a licence and the party is found', async () => {
  const dir = demonstrationFolder()
  job(['call', 'parties.create', '--data-dir', dir, '--as', 'clerk', '--input', JSON.stringify({ category: '1', name: '衢州禾源食品有限公司', code: '91330802MA28F9XK8L' })])
  const video = join(dir, '..', 'code.y4m')
  film(video, 'https://qyxy.example/code?uscc=91330802MA28F9XK8L')
  const { app, page } = await launch(dir, '2026-11-23', ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`])
  await signIn(page, 'clerk')
  await openRoom(page, '窗口受理')
  await page.getByRole('button', { name: '用摄像头扫描企业身份码' }).click()
  await expect(page.getByText('✓ 可以使用信用承诺')).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('衢州禾源食品有限公司').first()).toBeVisible()
  await app.close()
})
test('without a camera the clerk is told what to do instead', async () => {
  const { app, page } = await launch(demonstrationFolder(), '2026-11-23')
  await signIn(page, 'clerk')
  await openRoom(page, '窗口受理')
  await page.getByRole('button', { name: '用摄像头扫描企业身份码' }).click()
  await expect(page.getByText(/没有可用的摄像头/)).toBeVisible()
  await picture(page, 'window-no-camera')
  await app.close()
})

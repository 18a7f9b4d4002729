// Reads an enterprise code with the camera: pictures stay in this window and are thrown away at once.
import { Alert, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState, type ReactElement } from 'react'

const lookEveryMs = 200
export function CameraDialog({ onRead, onClose }: { onRead: (text: string) => void; onClose: () => void }): ReactElement {
  const video = useRef<HTMLVideoElement>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setInterval> | undefined
    let ended = false
    const canvas = document.createElement('canvas')
    const begin = async (): Promise<void> => {
      const { default: read } = await import('jsqr')
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const element = video.current
      if (ended || !element) return stop()
      element.srcObject = stream
      await element.play()
      timer = setInterval(() => {
        const context = canvas.getContext('2d', { willReadFrequently: true })
        if (!context || element.videoWidth === 0) return
        canvas.width = element.videoWidth
        canvas.height = element.videoHeight
        context.drawImage(element, 0, 0)
        const found = read(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height)
        if (found && found.data !== '') onRead(found.data)
      }, lookEveryMs)
    }
    const stop = (): void => {
      clearInterval(timer)
      stream?.getTracks().forEach((track) => track.stop())
    }
    begin().catch(() => setProblem('没有可用的摄像头，或摄像头被其他程序占用。请用扫码枪，或手工输入代码。'))
    return () => {
      ended = true
      stop()
    }
  }, [])
  return (
    <Modal opened onClose={onClose} title="扫描企业身份码" closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="xs">
        {problem === '' ? <Text size="sm">将二维码对准画面，读出后自动填入。画面不保存。</Text> : <Alert color="orange" role="alert">{problem}</Alert>}
        <video ref={video} muted playsInline aria-label="摄像头画面" style={{ width: '100%', background: '#000', minHeight: 200 }} />
      </Stack>
    </Modal>
  )
}

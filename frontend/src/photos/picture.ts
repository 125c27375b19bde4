import { Refused } from '../api';

const SIDE = 256;
const MOST = 48_000;
const UNREADABLE = 'This picture cannot be read here. Choose a JPEG or a PNG.';

/** The middle of a picture as a small JPEG; drawn anew it lacks what a camera wrote beside it. */
export async function square(file: File): Promise<string> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new Refused('INVALID_INPUT', UNREADABLE, 'photo');
  });
  const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
  const pen = canvas.getContext('2d')!;
  const { width, height } = picture;
  const side = Math.min(width, height);
  pen.imageSmoothingQuality = 'high';
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.drawImage(picture, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  const tries = [0.85, 0.7, 0.5].map((quality) => () => canvas.toDataURL('image/jpeg', quality));
  return tries.reduce((found, again) => (found && found.length <= MOST ? found : again()), '');
}

/** As the server takes it. */
export const base64 = (url: string) => url.slice(url.indexOf(',') + 1);

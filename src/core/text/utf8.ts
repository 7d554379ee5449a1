/** The codes of the text that is made: texts are short, and what is longer is made of pieces. */
const codes = new Uint16Array(4096);

/** The text of bytes that are UTF-8, each of which is a character of one byte (Latin-1) in `bytes`. */
export function textOfUtf8(bytes: string): string {
  let text = '';
  let length = 0;
  let isAscii = true;
  for (let at = 0; at < bytes.length;) {
    const byte = bytes.charCodeAt(at++);
    if (byte < 0x80) codes[length++] = byte;
    else {
      isAscii = false;
      const next = (): number => bytes.charCodeAt(at++) & 0x3f;
      if (byte < 0xe0) codes[length++] = ((byte & 0x1f) << 6) | next();
      else if (byte < 0xf0) codes[length++] = ((byte & 0x0f) << 12) | (next() << 6) | next();
      else {
        const rest = (((byte & 0x07) << 18) | (next() << 12) | (next() << 6) | next()) - 0x10000;
        codes[length++] = 0xd800 | (rest >> 10);
        codes[length++] = 0xdc00 | (rest & 0x3ff);
      }
    }
    if (length > codes.length - 2) {
      text += textOf(length);
      length = 0;
    }
  }
  return isAscii ? bytes : text + textOf(length);
}

function textOf(length: number): string {
  return String.fromCharCode.apply(null, codes.subarray(0, length) as unknown as number[]);
}

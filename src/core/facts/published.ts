/** What Ruby takes for false. */
const FALSE = /^(?:false|no|off|null|~|)$/i;

/** Whether what `published` holds keeps a post from being published. */
export function hides(published: string): boolean {
  return FALSE.test(published);
}

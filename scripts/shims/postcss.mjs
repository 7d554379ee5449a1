// sanitize-html parses `style` attributes with postcss; Galley lets none through.
export const parse = () => {
  throw new Error('postcss is not bundled');
};

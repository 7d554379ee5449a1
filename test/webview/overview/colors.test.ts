import assert from 'node:assert/strict';
import { opaque, stands } from '../../../src/webview/overview/colors.ts';

describe('The colours of charts', () => {
  it('let nothing shine through', () => {
    assert.equal(opaque('#ab5a0080'), '#ab5a00');
    assert.equal(opaque('#abc8'), '#abc');
    assert.equal(opaque('rgba(1, 2, 3, 0.5)'), 'rgb(1, 2, 3)');
    assert.equal(opaque('#123456'), '#123456');
    assert.equal(opaque('red'), 'red');
  });

  it('are told from what is behind them', () => {
    assert.ok(stands('#fff', '#000000'));
    assert.ok(!stands('#000', 'rgb(0, 0, 0)'));
    assert.ok(!stands('#ffff00', '#ffffff'));
    assert.ok(stands('#388a34', '#ffffff'));
    assert.ok(stands('color(display-p3 1 0 0)', '#000000'));
  });
});

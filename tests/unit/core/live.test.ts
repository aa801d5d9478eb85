import { describe, expect, it } from 'vitest';
import { frame, frameReader, type LiveMessage } from '@/lib/core/live';

const SAID: LiveMessage = { event: 'thread', data: { change: 'gone', gone: 'a line\n\nand: another' } };

describe('server-sent events', () => {
  it('come out as they went in, wherever the stream was cut', () => {
    const stream = `retry: 1000\n\n${frame({ event: 'ready', data: {} }, 'one')}: beat\n\n${frame(SAID, 'two')}${frame({ event: 'presence', data: { count: 0, people: [] } })}`;
    for (let size = 1; size <= stream.length; size++) {
      const take = frameReader();
      const heard = [];
      for (let at = 0; at < stream.length; at += size) heard.push(...take(stream.slice(at, at + size)));
      expect(heard).toEqual([
        { message: { event: 'ready', data: {} }, cursor: 'one' },
        { message: SAID, cursor: 'two' },
        { message: { event: 'presence', data: { count: 0, people: [] } }, cursor: null },
      ]);
    }
  });
});

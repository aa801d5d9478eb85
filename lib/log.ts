import pino from 'pino';
import { env } from './env';

/** What the operator reads: one JSON object a line. Never holds what people wrote, passwords or tokens. */
export const log = pino({ level: env().LOG_LEVEL, redact: ['password', 'token', 'authorization', 'cookie'] });

import { startChild } from './door-child.ts';
import { openLoad } from './door-load.ts';
import { judgedQuestions } from '../support/judged-questions.ts';
const qs = (await judgedQuestions()).map(({q})=>q);
const big = await openLoad(qs);
const bot = await startChild('bot', new URL('bot-child.ts', import.meta.url));
const d = big.doorTo(bot.port); await d.ask(3000);
const v=[]; for (let r=0;r<5;r++) { const b=await bot.cpuMs(); await d.ask(1500); v.push((await bot.cpuMs()-b)/1500); }
console.log(v.map(x=>x.toFixed(3)).join(' ')); bot.stop(); await big.close();

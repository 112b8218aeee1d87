import { launch, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { fixtureExtension } from './support/fixture.ts';
describe.each(['chromium'] as const)('failing %s', (kind)=>{ let b: TestBrowser; 
beforeAll(async()=>{ const e=await fixtureExtension(kind); b=await launch(kind,{extension:e.folder}); await e.remove; }); afterAll(()=>b.close());
test('fails here', async()=>{ await b.open('page.html'); const p = await b.openPopup(); await p.click('#nothing',{timeout:500}); }); });

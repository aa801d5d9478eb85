import { pageActor } from '@/lib/http/page';

export default async function AccountPage() {
  const actor = await pageActor('/account');
  return <main>{actor.name}</main>;
}

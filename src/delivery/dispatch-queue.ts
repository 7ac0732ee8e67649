import type { Doc } from '../store/store.ts';
import type { Delivery } from './outbox.ts';

/** A message that is to be sent, by its place. */
export type Waiting = {
  /** Key of the delivery's first document. */
  readonly delivery: string;
  readonly doc: Doc<Delivery>;
  readonly id: string;
  readonly tenantId: string;
  readonly conversation: string;
};

/** Waiting messages of one tenant, by delivery: each delivery in turn, so that a large one does not hold up a small one. */
class Lanes {
  private readonly lanes = new Map<string, Waiting[]>();

  add(waiting: Waiting): void {
    const lane = this.lanes.get(waiting.delivery);
    if (lane === undefined) this.lanes.set(waiting.delivery, [waiting]);
    else lane.push(waiting);
  }

  take(): Waiting | undefined {
    for (const [delivery, lane] of this.lanes) {
      this.lanes.delete(delivery);
      const waiting = lane.shift();
      if (lane.length > 0) this.lanes.set(delivery, lane);
      if (waiting !== undefined) return waiting;
    }
    return undefined;
  }

  get isEmpty(): boolean {
    return this.lanes.size === 0;
  }
}

/** What may go out now, tenant by tenant. */
export function createDispatchQueue() {
  const tenants = new Map<string, Lanes>();
  return {
    add(waiting: Waiting): void {
      const lanes = tenants.get(waiting.tenantId) ?? new Lanes();
      tenants.set(waiting.tenantId, lanes);
      lanes.add(waiting);
    },
    /** The next message of the tenant that has waited longest among those for which there is room. */
    take(hasRoom: (tenantId: string) => boolean): Waiting | undefined {
      for (const [tenantId, lanes] of tenants) {
        if (!hasRoom(tenantId)) continue;
        const waiting = lanes.take();
        tenants.delete(tenantId);
        if (!lanes.isEmpty) tenants.set(tenantId, lanes);
        return waiting;
      }
      return undefined;
    },
    get isEmpty(): boolean {
      return tenants.size === 0;
    },
  };
}

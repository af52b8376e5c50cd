package io.daozha.hardware.serial;

import io.daozha.hardware.DeviceException;
import java.util.concurrent.CompletableFuture;

/** A request somebody waits for. A read is tried twice, a write once: it may have been carried out unheard. */
final class Order<A> implements Job<A> {
    final CompletableFuture<A> answer = new CompletableFuture<>();
    private final Request<A> request;
    private boolean mayRepeat;

    Order(Request<A> request) {
        this.request = request;
        this.mayRepeat = request.repeatable();
    }

    @Override
    public Request<A> request() {
        return request;
    }

    @Override
    public void answered(A content, long sentAt, long now) {
        answer.complete(content);
    }

    @Override
    public boolean failed(DeviceException why, long now) {
        if (mayRepeat && why instanceof UnitException unit && unit.fault != UnitException.Fault.REFUSED) {
            mayRepeat = false;
            return true;
        }
        answer.completeExceptionally(why);
        return false;
    }
}

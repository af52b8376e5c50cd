package io.daozha.admin.month;

import io.daozha.billing.Parking;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands before billing's one door, outside of its transactions: here a call finds the database away, the process is
 * killed before a commit or right after it, and what was acknowledged is written down. Does nothing while no simulation
 * watches it.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class BillingDoor {
    private static final AtomicReference<Watcher> WATCHER = new AtomicReference<>();

    interface Watcher {
        void asks(String what);

        void answered(String what, Object[] arguments, Object answer);
    }

    /** @param next null where nobody watches any more */
    static void watch(Watcher next) {
        WATCHER.set(next);
    }

    @AroundInvoke
    Object call(InvocationContext call) throws Exception {
        Watcher watches = WATCHER.get();
        if (watches == null || !Parking.class.isAssignableFrom(call.getMethod().getDeclaringClass())) {
            return call.proceed();
        }
        watches.asks(call.getMethod().getName());
        Object answer = call.proceed();
        watches.answered(call.getMethod().getName(), call.getParameters(), answer);
        return answer;
    }
}

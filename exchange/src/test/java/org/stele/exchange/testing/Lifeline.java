package org.stele.exchange.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a process hangs on: everything that a use case calls goes through it, and when it is cut, as by kill -9, nothing gets
 * through any more. It can be told to be cut around one call.
 */
public final class Lifeline {
    /** Thrown where the process is no more; no use case catches it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed");
        }
    }

    /** On which side of a call the process dies. */
    public enum Side {
        BEFORE,
        AFTER
    }

    private record Point(String method, Side side) {}

    private final AtomicBoolean cut = new AtomicBoolean();
    private final AtomicInteger countdown = new AtomicInteger();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private volatile Point point = new Point("", Side.BEFORE);

    /** Lets the process die around the {@code count}-th call of a method from now, such as {@code Batches.activate}. */
    public void cutAt(String method, Side side, int count) {
        countdown.set(count);
        point = new Point(method, side);
    }

    /** Lets something happen once, right before the next call of a method, such as {@code Batches.activate}. */
    public void before(String method, Runnable meanwhile) {
        this.meanwhile.put(method, meanwhile);
    }

    public boolean isCut() {
        return cut.get();
    }

    <T> T through(Class<T> type, T target) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    String name = type.getSimpleName() + "." + method.getName();
                    boolean here = point.method().equals(name) && countdown.decrementAndGet() == 0;
                    dieIf(here && point.side() == Side.BEFORE);
                    Optional.ofNullable(meanwhile.remove(name)).ifPresent(Runnable::run);
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        dieIf(here);
                    }
                });
        return type.cast(proxy);
    }

    private void dieIf(boolean now) {
        if (now) {
            cut.set(true);
        }
        if (cut.get()) {
            throw new Killed();
        }
    }
}

package org.stele.node.http;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.stele.ledger.fairness.Shares;
import org.stele.node.config.HttpSettings;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/**
 * How many requests of one caller are in work at the same time, and how much memory bodies take, so that a caller who sends very
 * much is told to wait while there is room for others. Those who do not sign count as one, with as many places as all who sign
 * together. Safe for many threads.
 */
final class RequestRoom {
    private static final String TOO_MANY =
            "Too much is in work already, of yours or of all who do not sign: send it again after the time in"
                    + " Retry-After.";
    /** Of the memory that the process may have. */
    private static final int PART = 4;

    private static final String UNKNOWN = "";

    private final Semaphore strangers;
    private final Shares<String> places;
    private final Shares<String> bytes;

    /**
     * @param places for those who sign, together, and as many for those who do not
     * @param bytes of all bodies together
     */
    RequestRoom(int places, long bytes) {
        this.strangers = new Semaphore(places);
        this.places = new Shares<>(places);
        this.bytes = new Shares<>(bytes);
    }

    /** For this process; the largest body that is taken at all has room in any. */
    static RequestRoom of(HttpSettings settings) {
        long part = Runtime.getRuntime().maxMemory() / PART;
        return new RequestRoom(settings.sharedAtOnce(), Math.max(settings.bundleLimit(), part));
    }

    /** What one request has until it is closed. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws ProblemException where those who do not sign have their share already */
    Place take(int length) {
        return take(strangers::tryAcquire, strangers::release, UNKNOWN, length);
    }

    /** @throws ProblemException where the caller has its share already */
    Place take(String caller, int length) {
        return take(() -> places.take(caller, 1), () -> places.give(caller, 1), caller, length);
    }

    private Place take(BooleanSupplier takePlace, Runnable givePlace, String caller, int length) {
        if (!takePlace.getAsBoolean()) {
            throw tooMany();
        }
        try {
            Place body = takeBytes(caller, length);
            return () -> {
                body.close();
                givePlace.run();
            };
        } catch (ProblemException e) {
            givePlace.run();
            throw e;
        }
    }

    private Place takeBytes(String caller, int length) {
        if (!bytes.take(caller, length)) {
            throw tooMany();
        }
        return () -> bytes.give(caller, length);
    }

    private static ProblemException tooMany() {
        return new ProblemException(Problem.of(ProblemCode.OVERLOADED, TOO_MANY));
    }
}

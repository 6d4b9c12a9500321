package org.stele.node.smart;

import java.security.MessageDigest;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchConfirmation;
import org.stele.formats.launch.LaunchRequest;

/**
 * A request that waits for a person, or for the browser that began it.
 *
 * @param page names it to that browser; others may know it, and see nothing there
 * @param browser hash of the secret that the browser has in a cookie
 * @param block of addresses from which it came
 * @param state as the application gave it
 */
record Launch(RandomId page, Hash browser, String block, LaunchRequest request, String state, Stage stage) {
    /** How far it is. */
    sealed interface Stage {}

    /** Who has asked for it since it began; whom most would miss it comes last. */
    enum Noticed {
        BY_NOBODY,
        BY_BROWSER,
        BY_PERSON
    }

    record Waiting(Noticed noticed) implements Stage {
        Waiting by(Noticed who) {
            return noticed.compareTo(who) < 0 ? new Waiting(who) : this;
        }
    }

    /**
     * Its browser is still to show that whoever approved sits there.
     *
     * @param wrong how often something else was typed
     */
    record Approved(Approval approval, LaunchConfirmation confirmation, int wrong) implements Stage {
        private static final int TRIES = 5;

        /** Something else was typed; too often, and it is over. */
        Stage mistyped() {
            return wrong + 1 < TRIES ? new Approved(approval, confirmation, wrong + 1) : new Refused();
        }

        int left() {
            return TRIES - wrong;
        }
    }

    /** @param code for the application */
    record Confirmed(Approval approval, LaunchConfirmation confirmation, String code) implements Stage {}

    record Refused() implements Stage {}

    static Hash hash(RandomId secret) {
        return Hash.of(secret.bytes().toArray());
    }

    /** Whether it began in the browser that has this secret; in constant time. */
    boolean isOf(RandomId secret) {
        return MessageDigest.isEqual(
                browser.bytes().unsafeArray(), hash(secret).bytes().unsafeArray());
    }

    /** Whether nobody has read it with a seat's key, nor decided it. */
    boolean isUnread() {
        return stage instanceof Waiting waiting && waiting.noticed() != Noticed.BY_PERSON;
    }

    boolean isNoticed() {
        return !(stage instanceof Waiting waiting) || waiting.noticed() != Noticed.BY_NOBODY;
    }

    Launch at(Stage other) {
        return new Launch(page, browser, block, request, state, other);
    }
}

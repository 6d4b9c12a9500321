package org.stele.node.smart;

import java.security.MessageDigest;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchConfirmation;
import org.stele.formats.launch.LaunchRequest;
import org.stele.ledger.contract.Author;

/**
 * A request that waits for a person, or for the browser that began it.
 *
 * @param page names it to that browser; others may know it, and see nothing there
 * @param browser hash of the secret that the browser has in a cookie
 * @param block of addresses from which it came
 * @param state as the application gave it
 * @param nonce as the application gave it, where it did
 */
record Launch(
        RandomId page,
        Hash browser,
        String block,
        LaunchRequest request,
        String state,
        Optional<String> nonce,
        Stage stage) {
    /** How far it is. */
    sealed interface Stage {}

    /** @param reader who read it with their key, and for whom it stays */
    record Waiting(boolean isLooked, Optional<Author> reader) implements Stage {
        static Waiting begun() {
            return new Waiting(false, Optional.empty());
        }

        /** Its browser has asked for it. */
        Waiting looked() {
            return new Waiting(true, reader);
        }

        Waiting readBy(Author who) {
            return new Waiting(isLooked, reader.or(() -> Optional.of(who)));
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

    /** Whether it stays for nobody who read it with their key or approved it. */
    boolean mayGo() {
        return stage instanceof Refused
                || (stage instanceof Waiting waiting && waiting.reader().isEmpty());
    }

    /** Whether it stays for somebody who has not decided. */
    boolean isReadBy(Author who) {
        return stage instanceof Waiting waiting
                && waiting.reader().filter(who::equals).isPresent();
    }

    /** Whether its browser waits for it. */
    boolean isLooked() {
        return stage instanceof Waiting waiting && waiting.isLooked();
    }

    Launch at(Stage other) {
        return new Launch(page, browser, block, request, state, nonce, other);
    }
}

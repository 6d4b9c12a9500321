package org.stele.formats.launch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;

/**
 * A patient lets an application read their own chart, within what it asked for: the statement that they sign, in {@link
 * org.stele.crypto.Domain#APP}.
 *
 * @param network whose subject the patient is
 * @param node at whose node it counts, and nowhere else
 * @param patient their home there
 * @param request all that was asked
 * @param days for how long an application that asked for it may get new tokens, 1 to {@value #MOST_DAYS}; 0 for one that did not
 * @param time of the signer's clock
 */
public record AppApproval(
        Hash network, OrganisationId node, SubjectId patient, LaunchRequest request, int days, Instant time) {
    public static final int USUAL_DAYS = 30;
    public static final int MOST_DAYS = 365;

    /** How long after its request an approval lasts that is not renewed: a code's minute, and a token's five. */
    private static final Duration ONCE = Duration.ofMinutes(6);

    public AppApproval {
        boolean isOffline = request.has(LaunchRequest.OFFLINE);
        if (isOffline ? days < 1 || days > MOST_DAYS : days != 0) {
            throw new IllegalArgumentException("an application is approved for 1 to " + MOST_DAYS
                    + " days where it asks for offline_access, and for none where it does not");
        }
    }

    /** Its name: the same for the same request and patient only, however often it is signed. */
    public RandomId id() {
        byte[] who = patient.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] hash = Hash.of(request.hash().unsafeArray(), who).unsafeArray();
        return new RandomId(Bytes.wrap(Arrays.copyOf(hash, RandomId.LENGTH)));
    }

    /** When it is over where the application gets no new tokens. */
    public Instant untilOnce() {
        return request.until().plus(ONCE);
    }

    /** When it is over at the latest. */
    public Instant until() {
        return days == 0 ? untilOnce() : time.plus(Duration.ofDays(days));
    }
}

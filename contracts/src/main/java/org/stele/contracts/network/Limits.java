package org.stele.contracts.network;

import java.time.Duration;

/**
 * What all members agreed on in the genesis, and no contract exceeds.
 *
 * @param accessMinutes how long a permit holds at most, 1 to 15
 * @param emergencyMinutes how long the glass stays broken at most, 1 to 1,440
 * @param reviewDays within how many days a broken glass is reviewed, 1 to 90
 * @param grantDays how long a grant lasts at most, 1 to 3,660
 * @param mandateDays how long a witnessed mandate lasts at most, 1 to 90
 * @param erasureDays within how many days holders answer a request for erasure, 1 to 90 (GDPR art. 12(3): one month, and two
 *     more where needed)
 */
public record Limits(
        int accessMinutes, int emergencyMinutes, int reviewDays, int grantDays, int mandateDays, int erasureDays) {
    public Limits {
        within("accessMinutes", accessMinutes, 15);
        within("emergencyMinutes", emergencyMinutes, 1_440);
        within("reviewDays", reviewDays, 90);
        within("grantDays", grantDays, 3_660);
        within("mandateDays", mandateDays, 90);
        within("erasureDays", erasureDays, 90);
    }

    public Duration access() {
        return Duration.ofMinutes(accessMinutes);
    }

    public Duration emergency() {
        return Duration.ofMinutes(emergencyMinutes);
    }

    public Duration review() {
        return Duration.ofDays(reviewDays);
    }

    public Duration grant() {
        return Duration.ofDays(grantDays);
    }

    public Duration mandate() {
        return Duration.ofDays(mandateDays);
    }

    public Duration erasure() {
        return Duration.ofDays(erasureDays);
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " is 1 to " + most + ", not " + value);
        }
    }
}

package org.stele.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

class RequestRoomTest {
    private final RequestRoom room = new RequestRoom(8, 1_000);

    @Test
    void aCallerWithManyRequestsIsToldToWaitAndOthersAreNot() {
        List<RequestRoom.Place> taken = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            taken.add(room.take("one", 10));
        }
        requireTooMany(() -> room.take("one", 10));
        taken.add(room.take("other", 10));
        taken.forEach(RequestRoom.Place::close);
        room.take("one", 10).close();
    }

    @Test
    void bodiesTogetherAreBounded() {
        try (RequestRoom.Place _ = room.take("one", 500)) {
            requireTooMany(() -> room.take("other", 501));
            requireTooMany(() -> room.take("one", 1));
            room.take("other", 500).close();
        }
        room.take("other", 1_000).close();
    }

    @Test
    void aBodyThatHasNoRoomTakesNoPlaceEither() {
        try (RequestRoom.Place _ = room.take("one", 1_000)) {
            for (int i = 0; i < 8; i++) {
                requireTooMany(() -> room.take("other", 1));
            }
        }
        room.take("other", 1).close();
    }

    @Test
    void howeverManyStrangersThereAreThoseWhoSignHaveTheirPlaces() {
        List<RequestRoom.Place> strangers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            strangers.add(room.take(10));
        }
        requireTooMany(() -> room.take(10));
        for (int i = 0; i < 4; i++) {
            strangers.add(room.take("one", 10));
        }
        strangers.forEach(RequestRoom.Place::close);
        room.take(10).close();
    }

    @Test
    void thoseWhoDoNotSignShareTheirsAndLeaveRoomForThoseWhoDo() {
        try (RequestRoom.Place _ = room.take(500)) {
            requireTooMany(() -> room.take(1));
            room.take("one", 500).close();
        }
    }

    private static void requireTooMany(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(429);
            assertThat(e.problem().code()).isEqualTo(ProblemCode.OVERLOADED.name());
            assertThat(e.problem().passes()).isTrue();
        });
    }
}

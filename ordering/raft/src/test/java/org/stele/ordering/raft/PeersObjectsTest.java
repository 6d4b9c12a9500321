package org.stele.ordering.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.exceptions.LeaderNotReadyException;
import org.apache.ratis.util.IOUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PeersObjectsTest {
    private record Gadget(String name) implements Serializable {}

    @BeforeAll
    static void filter() {
        PeersObjects.filter();
    }

    @Test
    void anExceptionOfRatisIsRead() {
        LeaderNotReadyException sent = new LeaderNotReadyException(
                RaftGroupMemberId.valueOf(RaftPeerId.valueOf("peer-0"), RaftGroupId.randomId()));
        sent.initCause(new java.io.IOException("because"));
        Throwable read = IOUtils.bytes2Object(IOUtils.object2Bytes(sent), Throwable.class);
        assertThat(read).isInstanceOf(LeaderNotReadyException.class).hasRootCauseMessage("because");
    }

    @Test
    void anObjectOfAnotherKindIsNotMade() {
        byte[] bytes = IOUtils.object2Bytes(new Gadget("one"));
        assertThatThrownBy(() -> IOUtils.bytes2Object(bytes, Object.class))
                .hasRootCauseInstanceOf(InvalidClassException.class);
    }

    @Test
    void whatOthersReadIsLeftToThem() throws Exception {
        byte[] bytes = IOUtils.object2Bytes(new Gadget("one"));
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(in.readObject()).isEqualTo(new Gadget("one"));
        }
    }
}

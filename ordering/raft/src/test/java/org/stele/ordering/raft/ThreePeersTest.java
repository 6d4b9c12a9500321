package org.stele.ordering.raft;

class ThreePeersTest extends RaftOrderingSuite {
    ThreePeersTest() {
        super(3);
    }
}

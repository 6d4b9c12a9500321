package org.stele.ordering.raft;

class FourPeersTest extends RaftOrderingSuite {
    FourPeersTest() {
        super(4);
    }
}

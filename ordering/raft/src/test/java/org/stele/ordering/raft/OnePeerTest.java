package org.stele.ordering.raft;

class OnePeerTest extends RaftOrderingSuite {
    OnePeerTest() {
        super(1);
    }
}

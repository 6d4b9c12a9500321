package org.stele.benchmarks.process;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a process is told to do, a line of JSON each; it answers each with one line when it is done. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "order")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Order.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Order.Fill.class, name = "fill"),
    @JsonSubTypes.Type(value = Order.Sign.class, name = "sign"),
    @JsonSubTypes.Type(value = Order.Submit.class, name = "submit"),
    @JsonSubTypes.Type(value = Order.Prove.class, name = "prove")
})
sealed interface Order {
    /** Wait until the network goes. */
    record Ready() implements Order {}

    /** Commit records until the state has {@code entries}. */
    record Fill(long entries) implements Order {}

    /** Sign transactions of one record each, and keep them. */
    record Sign(int transactions) implements Order {}

    /** Submit what was signed, and answer with the {@link Round}. */
    record Submit(int inFlight, int rate) implements Order {}

    /** Prove some of what was submitted last, and answer with what it cost. */
    record Prove() implements Order {}
}

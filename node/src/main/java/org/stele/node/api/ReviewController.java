package org.stele.node.api;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stele.exchange.Exchange;
import org.stele.exchange.review.OpenReview;
import org.stele.exchange.review.Reviews;
import org.stele.node.auth.Caller;

/** The reviews of broken glass that this organisation owes. */
@RestController
final class ReviewController {
    private final Reviews reviews;

    ReviewController(Exchange exchange) {
        this.reviews = exchange.reviews();
    }

    @GetMapping("/v1/reviews")
    List<OpenReview> open(Caller caller) {
        return reviews.open(caller.author());
    }
}

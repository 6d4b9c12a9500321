/** Tests of votes over the link. */
@NullMarked
package org.stele.link.votes;

import org.jspecify.annotations.NullMarked;

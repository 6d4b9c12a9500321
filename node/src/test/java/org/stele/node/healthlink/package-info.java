/** What strangers send to links. */
@NullMarked
package org.stele.node.healthlink;

import org.jspecify.annotations.NullMarked;

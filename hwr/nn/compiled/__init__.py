"""The compiled engine: whole stretches of updates as machine code, by numba, the optional extra `fast`.

It computes what `propagation`, `losses`, `optimizers` and `updates` compute, by the same formulas, and the tests hold
it to them; only sums are added up in another order. What makes it faster: nothing comes between two calculations, nor
between two updates; a layer's gradient goes to the optimizer while it is still in the cache; large batches are worked
through in pieces that stay there; and only what is not 0 is multiplied, which is about half of the pixels and half of
what a ReLU lets through.

All arrays are handed on as pointers to their first numbers, matrices lie row after row, one row a sample or an input,
and `at` says where one begins: numba counts references to arrays, and that would cost more than small networks do.

`known`
    What it knows of the catalogues.
`vectors`
    Numbers sixteen at a time: what a processor can do in one instruction.
`rows`
    Sums of a matrix' rows, of which products are made.
`functions`
    Activations and losses of whole layers.
`products`
    The three products of a layer for small batches.
`optimizer`
    From a gradient to new parameters.
`kernel`
    A stretch of updates, made of these.
`updater`
    What `training` talks to.
"""

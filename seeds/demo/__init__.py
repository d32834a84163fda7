"""One believable workplace, told through the product's own services: people could have done all of it."""

from seeds.demo.story import tell_the_demo

__all__ = ["tell_the_demo"]

"""Who travels: hard limits and soft costs of each profile, what bars its way, and what a step of the way costs."""
